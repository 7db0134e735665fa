package io.nightjar.lineage;

import io.openlineage.client.OpenLineage.BaseEvent;
import io.openlineage.client.OpenLineage.DatasetEvent;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.transports.KafkaConfig;
import io.openlineage.client.transports.KafkaTransport;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/** An open line to a cluster. Loaded only where Kafka's client is. */
final class KafkaLine {
    private final FollowedProducer producer;
    private final KafkaTransport transport;

    KafkaLine(String topic, Properties properties) {
        this.producer = new FollowedProducer(properties);
        this.transport = new KafkaTransport(producer, new KafkaConfig(topic, null, new Properties()));
    }

    /** Why no broker has confirmed it within this time; empty where one has. */
    Optional<String> send(BaseEvent event, Duration timeout) throws InterruptedException {
        if (event instanceof RunEvent run) {
            transport.emit(run);
        } else {
            transport.emit((DatasetEvent) event);
        }
        return producer.outcome(timeout);
    }

    /** What has not been confirmed by now is given up: it has been said of each already. */
    void close() {
        producer.close(Duration.ZERO);
    }
}
