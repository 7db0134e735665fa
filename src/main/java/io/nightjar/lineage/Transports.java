package io.nightjar.lineage;

import io.nightjar.config.LineageSettings;
import io.nightjar.config.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where events go by the settings. */
public final class Transports {
    private final LineageSettings settings;
    private final List<Sink> sinks = new ArrayList<>();

    public Transports(Settings all) {
        this.settings = all.lineage();
        settings.file()
                .ifPresent(file -> sinks.add(new FileSink(file, all.root().show(file))));
        if (!settings.httpUrl().isEmpty()) {
            sinks.add(new HttpSink(
                    () -> URI.create(all.secret(settings.httpUrl()).reveal().orElse(settings.httpUrl())),
                    () -> all.secret(settings.httpApiKey()).reveal(),
                    settings.timeout(),
                    settings.httpUrl()));
        }
        if (!settings.kafkaServers().isEmpty()) {
            sinks.add(new KafkaSink(
                    settings.kafkaServers(), settings.kafkaTopic(), settings.kafkaProperties(), settings.timeout()));
        }
    }

    /**
     * One of them, as it is found now.
     *
     * @param name where events go, without a secret
     * @param obstacle why they cannot; empty where nothing is to be seen
     */
    public record Seen(String name, Optional<String> obstacle) {}

    /** Looks at each, and sends nothing. */
    public List<Seen> look() {
        return sinks.stream()
                .map(sink -> new Seen(sink.name(), sink.obstacle()))
                .toList();
    }

    Couriers couriers() {
        return new Couriers(sinks, settings.timeout());
    }
}
