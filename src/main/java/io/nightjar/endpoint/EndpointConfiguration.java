package io.nightjar.endpoint;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Properties;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusScrapeEndpoint;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.actuate.endpoint.web.WebMvcHealthEndpointExtensionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of Spring Boot that an actuator by HTTP is made of, and what ours answers with. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    EndpointAutoConfiguration.class,
    JacksonEndpointAutoConfiguration.class,
    WebEndpointAutoConfiguration.class,
    HealthContributorRegistryAutoConfiguration.class,
    HealthEndpointAutoConfiguration.class,
    WebMvcHealthEndpointExtensionAutoConfiguration.class,
    ManagementContextAutoConfiguration.class
})
class EndpointConfiguration {

    @Bean
    HealthIndicator ledger(Answers answers) {
        return answers::ledger;
    }

    @Bean
    HealthIndicator schedule(Answers answers) {
        return answers::schedule;
    }

    @Bean
    HealthIndicator nights(Answers answers) {
        return answers::nights;
    }

    @Bean
    PrometheusRegistry registry(Answers answers) {
        PrometheusRegistry registry = new PrometheusRegistry();
        MultiCollector figures = answers::figures;
        registry.register(figures);
        return registry;
    }

    /** The process itself, by the names that all users of Micrometer know. */
    @Bean
    PrometheusMeterRegistry meters(PrometheusRegistry registry, List<MeterBinder> binders) {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, registry, Clock.SYSTEM);
        binders.forEach(binder -> binder.bindTo(meters));
        return meters;
    }

    @Bean
    MeterBinder memory() {
        return new JvmMemoryMetrics();
    }

    /** Closed by the context. */
    @Bean
    JvmGcMetrics collections() {
        return new JvmGcMetrics();
    }

    @Bean
    MeterBinder threads() {
        return new JvmThreadMetrics();
    }

    @Bean
    MeterBinder processor() {
        return new ProcessorMetrics();
    }

    @Bean
    MeterBinder uptime() {
        return new UptimeMetrics();
    }

    /** Needs the meters only so that they are there. */
    @Bean
    PrometheusScrapeEndpoint prometheus(PrometheusRegistry registry, MeterRegistry meters) {
        return new PrometheusScrapeEndpoint(registry, new Properties());
    }
}
