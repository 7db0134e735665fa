package io.nightjar.lineage;

import io.openlineage.client.OpenLineage.BaseEvent;
import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to Kafka, whose client is not a part of the program: it is used where the class path has it. No type of it stands here,
 * so that this class can be loaded without.
 */
final class KafkaSink implements Sink {
    private static final String CLIENT = "org.apache.kafka.clients.producer.KafkaProducer";
    private static final String TEXT = "org.apache.kafka.common.serialization.StringSerializer";
    private static final String ABSENT =
            "Kafka's client is not on the class path: let NIGHTJAR_CLASS_PATH name its jars";

    /** Milliseconds in which a broker that is there takes a connection. */
    private static final long ANSWERS_WITHIN = 1000;

    private final String servers;
    private final String topic;
    private final Optional<Path> further;
    private final Duration timeout;
    private @Nullable KafkaLine line;

    /** @param further properties of the client */
    KafkaSink(String servers, String topic, Optional<Path> further, Duration timeout) {
        this.servers = servers;
        this.topic = topic;
        this.further = further;
        this.timeout = timeout;
    }

    @Override
    public String name() {
        return "Kafka, topic " + topic + " at " + servers;
    }

    @Override
    public Optional<String> send(BaseEvent event) throws Exception {
        if (line == null) {
            Optional<String> obstacle = obstacle();
            if (obstacle.isPresent()) {
                return obstacle;
            }
            line = new KafkaLine(topic, properties());
        }
        return line.send(event, timeout);
    }

    @Override
    public void close() {
        if (line != null) {
            line.close();
        }
    }

    private Properties properties() throws IOException {
        String millis = String.valueOf(timeout.toMillis());
        Properties properties = new Properties();
        properties.setProperty("max.block.ms", millis);
        properties.setProperty("request.timeout.ms", millis);
        properties.setProperty("delivery.timeout.ms", millis);
        properties.setProperty("linger.ms", "0");
        if (further.isPresent()) {
            try (Reader file = Files.newBufferedReader(further.get())) {
                properties.load(file);
            }
        }
        properties.setProperty("bootstrap.servers", servers);
        properties.setProperty("key.serializer", TEXT);
        properties.setProperty("value.serializer", TEXT);
        return properties;
    }

    @Override
    public Optional<String> obstacle() {
        return absence(KafkaSink.class.getClassLoader()).or(() -> silence(servers, timeout));
    }

    /** Said where these classes are without the client. */
    private static Optional<String> absence(ClassLoader classes) {
        try {
            Class.forName(CLIENT, false, classes);
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.of(ABSENT);
        }
    }

    /** Where nobody listens the client would block for as long as it may, and the end of a launch with it. */
    static Optional<String> silence(String servers, Duration timeout) {
        for (String server : servers.split(",")) {
            int colon = server.lastIndexOf(':');
            String host = server.substring(0, Math.max(0, colon)).trim();
            try (Socket socket = new Socket()) {
                int port = Integer.parseInt(server.substring(colon + 1).trim());
                socket.connect(new InetSocketAddress(host, port), (int) Math.min(timeout.toMillis(), ANSWERS_WITHIN));
                return Optional.empty();
            } catch (IOException | IllegalArgumentException e) {
                // Perhaps another one answers.
            }
        }
        return Optional.of("nobody listens there");
    }
}
