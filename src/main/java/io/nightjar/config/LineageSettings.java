package io.nightjar.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Where OpenLineage events go, by the settings. A transport is there when its address is. */
public final class LineageSettings {
    private final Function<Setting, String> text;
    private final ProjectRoot root;

    LineageSettings(Function<Setting, String> text, ProjectRoot root) {
        this.text = text;
        this.root = root;
    }

    /** Whether events go anywhere. */
    public boolean isOn() {
        return file().isPresent() || !httpUrl().isEmpty() || !kafkaServers().isEmpty();
    }

    /** What events are appended to; absolute. */
    public Optional<Path> file() {
        return path(Setting.LINEAGE_FILE);
    }

    /** An address, or a reference to one; empty where nothing is posted. */
    public String httpUrl() {
        return get(Setting.LINEAGE_HTTP_URL);
    }

    /** A reference; empty where none is needed. */
    public String httpApiKey() {
        return get(Setting.LINEAGE_HTTP_API_KEY);
    }

    /** {@code HOST:PORT}, several with commas between; empty where there is no Kafka. */
    public String kafkaServers() {
        return get(Setting.LINEAGE_KAFKA_SERVERS);
    }

    public String kafkaTopic() {
        return get(Setting.LINEAGE_KAFKA_TOPIC);
    }

    /** A properties file for Kafka's client; absolute. */
    public Optional<Path> kafkaProperties() {
        return path(Setting.LINEAGE_KAFKA_PROPERTIES);
    }

    /** Of jobs; data sets have the namespace of where they lie. */
    public String namespace() {
        return get(Setting.LINEAGE_NAMESPACE);
    }

    /** The most that events may delay the end of a launch. */
    public Duration timeout() {
        return TimeSpan.parse(get(Setting.LINEAGE_TIMEOUT));
    }

    /** An address with {@code {commit}} in it; empty where there is none. */
    public String source() {
        return get(Setting.LINEAGE_SOURCE);
    }

    private Optional<Path> path(Setting setting) {
        return Optional.of(get(setting)).filter(name -> !name.isBlank()).map(root::resolve);
    }

    private String get(Setting setting) {
        return text.apply(setting);
    }
}
