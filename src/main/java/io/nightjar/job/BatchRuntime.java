package io.nightjar.job;

import io.nightjar.ledger.Ledger;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Spring Batch on the ledger's database: Spring Boot's own configuration of a job repository that survives the process,
 * and nothing else. Not a whole Spring Boot application, since that would set up logging anew, to standard output.
 */
final class BatchRuntime implements AutoCloseable {
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    BatchRuntime(Ledger ledger) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "nightjar",
                        Map.of(
                                "spring.batch.job.enabled",
                                "false",
                                "spring.batch.jdbc.initialize-schema",
                                "never",
                                // Two nights at once would refuse each other. No two have the same identity: the lease
                                // of a night sees to it, not the isolation of Spring Batch's own tables.
                                "spring.batch.jdbc.isolation-level-for-create",
                                "read-committed")));
        context.registerBean("dataSource", DataSource.class, ledger::dataSource, bean -> bean.setDestroyMethodName(""));
        context.registerBean(PatientExecutionLog.InPlace.class, () -> new PatientExecutionLog.InPlace(ledger));
        context.register(BatchConfiguration.class);
        context.refresh();
    }

    JobOperator operator() {
        return context.getBean(JobOperator.class);
    }

    JobRepository repository() {
        return context.getBean(JobRepository.class);
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(BatchJdbcAutoConfiguration.class)
    static class BatchConfiguration {

        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }
    }
}
