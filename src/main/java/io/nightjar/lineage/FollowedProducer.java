package io.nightjar.lineage;

import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's client, with what became of the record that it sent last: OpenLineage's transport waits for no answer of a
 * broker, or only logs what became of it.
 */
final class FollowedProducer extends KafkaProducer<String, String> {
    private @Nullable Future<RecordMetadata> last;

    FollowedProducer(Properties properties) {
        super(properties);
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<String, String> record) {
        last = null;
        Future<RecordMetadata> sent = super.send(record);
        last = sent;
        return sent;
    }

    /** Why no broker has confirmed the last record, after as long a wait as this; empty where one has. */
    Optional<String> outcome(Duration timeout) throws InterruptedException {
        if (last == null) {
            return Optional.of("Kafka's client did not take it");
        }
        try {
            last.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (TimeoutException e) {
            return Optional.of("no broker confirmed it within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            return Optional.of(why.endsWith(".") ? why.substring(0, why.length() - 1) : why);
        }
    }
}
