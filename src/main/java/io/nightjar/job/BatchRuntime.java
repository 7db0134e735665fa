package io.nightjar.job;

import javax.sql.DataSource;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Spring Batch on the ledger's database: the smallest Spring Boot application that has a job repository which survives
 * the process. Nothing else is configured by itself, which is what keeps the start short.
 */
final class BatchRuntime implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    BatchRuntime(DataSource ledger) {
        this.context = new SpringApplicationBuilder(BatchConfiguration.class)
                .web(WebApplicationType.NONE)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(
                        "spring.batch.job.enabled=false",
                        "spring.batch.jdbc.initialize-schema=never",
                        "spring.main.lazy-initialization=true")
                .initializers(context -> context.getBeanFactory().registerSingleton("dataSource", ledger))
                .run();
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
