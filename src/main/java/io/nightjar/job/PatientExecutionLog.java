package io.nightjar.job;

import io.nightjar.ledger.Ledger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.Entity;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Spring Batch's execution log, on a database that may be away for a moment: it would fail the night for a row that nobody
 * resumes from.
 */
final class PatientExecutionLog {
    private final JobRepository log;
    private final Ledger ledger;

    private PatientExecutionLog(JobRepository log, Ledger ledger) {
        this.log = log;
        this.ledger = ledger;
    }

    static JobRepository of(JobRepository log, Ledger ledger) {
        PatientExecutionLog patient = new PatientExecutionLog(log, ledger);
        return (JobRepository) Proxy.newProxyInstance(
                JobRepository.class.getClassLoader(),
                new Class<?>[] {JobRepository.class},
                (proxy, method, arguments) -> patient.call(method, arguments));
    }

    /** Puts it in the place of Spring Boot's. */
    static final class InPlace implements BeanPostProcessor {
        private final Ledger ledger;

        InPlace(Ledger ledger) {
            this.ledger = ledger;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof JobRepository log ? of(log, ledger) : bean;
        }
    }

    private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments) {
        AtomicBoolean again = new AtomicBoolean();
        return ledger.patiently(() -> {
                    if (again.getAndSet(true) && arguments != null && arguments.length > 0) {
                        adoptVersion(arguments[0]);
                    }
                    return Optional.ofNullable(invoke(method, arguments));
                })
                .orElse(null);
    }

    /** Whether a write whose answer was lost was done, only the stored version tells; it must be the one we go on from. */
    private void adoptVersion(@Nullable Object entity) {
        if (entity instanceof StepExecution step) {
            adopt(step, log.getStepExecution(step.getId()));
        } else if (entity instanceof JobExecution execution) {
            adopt(execution, log.getJobExecution(execution.getId()));
        }
    }

    private static void adopt(Entity ours, @Nullable Entity stored) {
        Integer version = stored == null ? null : stored.getVersion();
        if (version != null) {
            ours.setVersion(version);
        }
    }

    private @Nullable Object invoke(Method method, @Nullable Object @Nullable [] arguments) {
        try {
            return method.invoke(log, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
