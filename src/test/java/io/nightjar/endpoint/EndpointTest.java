package io.nightjar.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nightjar.alert.Alerts;
import io.nightjar.alert.SmallAlerts;
import io.nightjar.config.JobFolder;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.metrics.NightMetrics;
import io.nightjar.schedule.Pulse;
import io.nightjar.status.SmallNights;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asked by HTTP, on a real ledger. */
class EndpointTest {
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static SmallNights nights;
    private static Endpoint endpoint;
    private static final AtomicLong NANOS = new AtomicLong();
    private static volatile Supplier<LedgerReader> ledger;
    private static volatile Pulse pulse;

    @BeforeAll
    static void open() {
        nights = new SmallNights(folder);
        nights.published("2001-05-07");
        endpoint = Endpoint.open(ANY, answers());
    }

    @BeforeEach
    void allIsWell() {
        ledger = nights::reader;
        pulse = pulse(Duration.ofSeconds(20));
        NANOS.addAndGet(Duration.ofHours(1).toNanos());
    }

    @AfterAll
    static void close() {
        endpoint.close();
        nights.close();
    }

    @Test
    void itsHealthSaysWhetherTheLedgerAnswersWhenTheSchedulerLookedAndWhichNightsWantAPerson() throws Exception {
        JsonNode well = health("", 200);
        assertThat(well.at("/status").asString()).isEqualTo("UP");
        assertThat(well.at("/components/ledger/details/place").asString()).isEqualTo("embedded in state");
        assertThat(well.at("/components/schedule/details/lastLook").asString()).isEqualTo("2001-05-09T07:19:40Z");
        assertThat(well.at("/components/schedule/details/secondsSince").asInt()).isEqualTo(20);
        assertThat(well.at("/components/schedule/details/running/0").asString()).isEqualTo("other@2001-05-08");
        assertThat(well.at("/components/schedule/details/troubles/0").asString())
                .isEqualTo("bad.yaml is not valid");

        nights.failed("2001-05-08");
        NANOS.addAndGet(Duration.ofSeconds(6).toNanos());
        JsonNode failed = health("", 200);
        assertThat(failed.at("/status").asString()).isEqualTo("ATTENTION");
        assertThat(failed.at("/components/nights/details/failed/0").asString()).isEqualTo("small@2001-05-08");
        assertThat(failed.at("/components/nights/details/late").size()).isZero();
    }

    @Test
    void withoutItsLedgerItIsNotReadyAndARestartWouldNotMendThat() throws Exception {
        ledger = () -> {
            throw NightjarException.of(ErrorCode.LEDGER_UNAVAILABLE, "the database does not answer");
        };
        JsonNode down = health("", 503);
        assertThat(down.at("/components/ledger/details/code").asString()).isEqualTo("NJ-LEDGER-UNAVAILABLE");
        assertThat(down.at("/components/nights/status").asString()).isEqualTo("UNKNOWN");
        health("/readiness", 503);
        health("/liveness", 200);
        assertThat(get("/prometheus").body()).contains("nightjar_ledger_up 0.0");
    }

    @Test
    void aSchedulerThatHasNotLookedForMinutesIsDown() throws Exception {
        pulse = pulse(Answers.SILENCE.plusSeconds(1));
        health("/liveness", 503);
        pulse = pulse(Answers.SILENCE);
        health("/liveness", 200);
    }

    @Test
    void itsMetricsAreThoseOfTheFileByTheSameNamesAndThoseOfTheProcess() throws Exception {
        HttpResponse<String> answer = get("/prometheus");
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("text/plain").contains("version=0.0.4"));
        List<String> file =
                new String(metrics().text(), StandardCharsets.UTF_8).lines().toList();
        assertThat(file).hasSizeGreaterThan(40);
        assertThat(answer.body()
                        .lines()
                        .filter(line -> line.contains("nightjar_"))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(file);
        assertThat(answer.body()).contains("jvm_memory_used_bytes{", "process_cpu_usage ", "process_uptime_seconds ");
        checkByPrometheus(answer.body());
    }

    @Test
    void nothingElseIsThereAndNothingCanBeChanged() throws Exception {
        assertThat(get("/env").statusCode()).isEqualTo(404);
        assertThat(get("/../").statusCode()).isEqualTo(404);
        HttpRequest post = HttpRequest.newBuilder(URI.create(endpoint.url() + "/health"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(HTTP.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
        assertThat(get("").body()).doesNotContain("env", "shutdown", "heapdump", "loggers");
    }

    @Test
    void theLedgerIsReadOnceHoweverManyAskAndAgainAfterSomeSeconds() throws Exception {
        AtomicInteger read = new AtomicInteger();
        Supplier<LedgerReader> own = ledger;
        ledger = () -> {
            read.incrementAndGet();
            return own.get();
        };
        health("", 200);
        health("", 200);
        assertThat(read).hasValue(1);
        NANOS.addAndGet(Duration.ofSeconds(5).toNanos());
        health("", 200);
        assertThat(read).hasValue(2);
    }

    @Test
    void anAddressThatAnotherProcessHasIsRefusedNamingTheSetting() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), other.getLocalPort());
            assertThatThrownBy(() -> Endpoint.open(taken, answers()).close())
                    .isInstanceOfSatisfying(
                            NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SETTINGS_INVALID))
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + other.getLocalPort())
                    .hasMessageContaining("schedule.endpoint");
        }
    }

    private static Answers answers() {
        return new Answers(() -> pulse, "embedded in state", () -> ledger.get(), alerts(), metrics(), NANOS::get);
    }

    private static Alerts alerts() {
        return SmallAlerts.of(nights, folder);
    }

    private static NightMetrics metrics() {
        return new NightMetrics(
                nights.status(),
                alerts(),
                new JobFolder(nights.settings()),
                () -> ledger.get(),
                nights.clock(),
                "9.9.9");
    }

    private static Pulse pulse(Duration age) {
        return new Pulse(
                Instant.parse("2001-05-09T07:19:40Z"),
                age,
                1,
                Set.of("other@2001-05-08"),
                List.of("bad.yaml is not valid"));
    }

    private static JsonNode health(String group, int status) throws Exception {
        HttpResponse<String> answer = get("/health" + group);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(endpoint.url() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /**
     * With {@code -Dnightjar.promtool=PATH}, or where it is installed. Some of Micrometer's names are not to its taste (3);
     * what it cannot read is another matter (1).
     */
    private void checkByPrometheus(String scraped) throws Exception {
        String promtool = System.getProperty("nightjar.promtool", "/usr/bin/promtool");
        assumeTrue(Files.isExecutable(Path.of(promtool)), promtool + " is not there");
        Path file = Files.writeString(folder.resolve("scraped"), scraped);
        Process process = new ProcessBuilder(promtool, "check", "metrics")
                .redirectInput(file.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said.lines().filter(line -> line.startsWith("nightjar_"))).isEmpty();
        assertThat(process.waitFor()).as(said).isIn(0, 3);
    }
}
