package io.nightjar.endpoint;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextException;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * Health and metrics by HTTP, as Spring Boot's actuator answers: {@code /actuator/health} and {@code
 * /actuator/prometheus}. Nothing can be changed by it, and nothing else of Spring Boot is set up; no variable or system
 * property has a say.
 */
public final class Endpoint implements AutoCloseable {
    /** Tomcat writes to java.util.logging, which would go to standard error; held here, since loggers are kept weakly. */
    private static final Logger TOMCAT = Logger.getLogger("org.apache");

    /** Few ask, and each answer takes a moment: more threads would only read the ledger more often at once. */
    private static final Map<String, Object> SETTINGS = Map.ofEntries(
            Map.entry("server.shutdown", "immediate"),
            Map.entry("server.tomcat.threads.max", 3),
            Map.entry("server.tomcat.threads.min-spare", 1),
            Map.entry("server.tomcat.max-connections", 50),
            Map.entry("spring.main.web-application-type", "servlet"),
            Map.entry("management.endpoints.access.default", "READ_ONLY"),
            Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
            Map.entry("management.endpoints.jmx.exposure.exclude", "*"),
            Map.entry("management.endpoint.health.show-details", "always"),
            Map.entry("management.endpoint.health.status.order", "DOWN,OUT_OF_SERVICE,ATTENTION,UP,UNKNOWN"),
            // What a restart of the scheduler may mend, and what it may not.
            Map.entry("management.endpoint.health.group.liveness.include", "schedule"),
            Map.entry("management.endpoint.health.group.readiness.include", "schedule,ledger"));

    private final AnnotationConfigServletWebServerApplicationContext context;
    private final InetSocketAddress address;

    private Endpoint(AnnotationConfigServletWebServerApplicationContext context, InetSocketAddress address) {
        this.context = context;
        this.address = address;
    }

    /**
     * Begins to listen.
     *
     * @param address port 0 for any that is free
     * @throws NightjarException SETTINGS_INVALID where the address is taken, or is none of this machine's
     */
    public static Endpoint open(InetSocketAddress address, Answers answers) {
        TOMCAT.setLevel(Level.WARNING);
        var context = new AnnotationConfigServletWebServerApplicationContext();
        MutablePropertySources sources = context.getEnvironment().getPropertySources();
        List.copyOf(sources.stream().toList()).forEach(source -> sources.remove(source.getName()));
        Map<String, Object> settings = new HashMap<>(SETTINGS);
        settings.put("server.address", address.getAddress().getHostAddress());
        settings.put("server.port", address.getPort());
        sources.addFirst(new MapPropertySource("nightjar", settings));
        context.registerBean(Answers.class, () -> answers);
        context.register(EndpointConfiguration.class);
        try {
            context.refresh();
            return new Endpoint(context, address);
        } catch (WebServerException | ApplicationContextException e) {
            context.close();
            throw NightjarException.of(
                            ErrorCode.SETTINGS_INVALID,
                            "The scheduler cannot listen on " + show(address) + ", as the setting schedule.endpoint"
                                    + " says: another process does, or the address is none of this machine's.",
                            e)
                    .notDone("The scheduler was not started.")
                    .next("nightjar config show");
        }
    }

    /** Its address, {@code http://127.0.0.1:9464/actuator}. */
    public String url() {
        int port = Optional.ofNullable(context.getWebServer())
                .map(WebServer::getPort)
                .orElse(address.getPort());
        return "http://" + show(new InetSocketAddress(address.getAddress(), port)) + "/actuator";
    }

    private static String show(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    @Override
    public void close() {
        context.close();
    }
}
