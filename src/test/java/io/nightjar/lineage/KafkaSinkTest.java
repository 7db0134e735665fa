package io.nightjar.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
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
}
