package io.nightjar.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.BaseEvent;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is known of a cluster before the client is asked, which blocks where there is none. */
class KafkaSinkTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Test
    void oneServerThatListensIsEnoughAndNoneIsSaid() throws IOException {
        try (ServerSocket broker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String there = "127.0.0.1:" + broker.getLocalPort();
            assertThat(KafkaSink.silence(there, TIMEOUT)).isEmpty();
            assertThat(KafkaSink.silence("127.0.0.1:1, " + there, TIMEOUT)).isEmpty();
        }
        assertThat(KafkaSink.silence("127.0.0.1:1", TIMEOUT)).contains("nobody listens there");
        assertThat(KafkaSink.silence("no port", TIMEOUT)).contains("nobody listens there");
    }

    /** As it is delivered: our classes and OpenLineage's, and none of Kafka's. */
    @Test
    void a_program_without_the_client_says_how_to_bring_it() throws Exception {
        URL[] delivered = {home(KafkaSink.class), home(OpenLineage.class)};
        try (URLClassLoader without = new URLClassLoader(delivered, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = without.loadClass(KafkaSink.class.getName());
            Constructor<?> making =
                    type.getDeclaredConstructor(String.class, String.class, Optional.class, Duration.class);
            making.setAccessible(true);
            Object sink = making.newInstance("127.0.0.1:1", "openlineage", Optional.empty(), TIMEOUT);
            Method sending = type.getDeclaredMethod("send", without.loadClass(BaseEvent.class.getName()));
            sending.setAccessible(true);

            assertThat(sending.invoke(sink, new Object[] {null}))
                    .isEqualTo(Optional.of(
                            "Kafka's client is not on the class path: let NIGHTJAR_CLASS_PATH name its jars"));
        }
    }

    private static URL home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    /** With Kafka's own client. Its time is short, since all of it passes; what it says does not depend on how short. */
    @Test
    void a_broker_that_takes_the_connection_and_never_answers_has_confirmed_nothing() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                KafkaSink sink = new KafkaSink(
                        "127.0.0.1:" + mute.getLocalPort(), "openlineage", Optional.empty(), Duration.ofMillis(200))) {
            OpenLineage lineage = new OpenLineage(URI.create("urn:nightjar:test"));
            ZonedDateTime now = ZonedDateTime.of(2001, 5, 8, 0, 0, 0, 0, ZoneOffset.UTC);

            assertThat(sink.send(lineage.newRunEventBuilder().eventTime(now).build()))
                    .hasValueSatisfying(KafkaSinkTest::isNoConfirmation);
            assertThat(sink.send(lineage.newDatasetEventBuilder().eventTime(now).build()))
                    .hasValueSatisfying(KafkaSinkTest::isNoConfirmation);
        }
    }

    private static void isNoConfirmation(String why) {
        assertThat(why)
                .containsAnyOf("Topic openlineage not present in metadata after", "no broker confirmed it within");
    }
}
