package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.nightjar.Project.Ended;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real nights whose end is told, or cannot be. */
class AlertingNightTest {
    private static final String[] RUN = {"run", Project.JOB, "--date", "2001-05-08"};

    @TempDir
    Path folder;

    private final List<String> posted = new CopyOnWriteArrayList<>();
    private volatile int answer = 200;
    private HttpServer server;
    private Project project;

    @BeforeEach
    void begin() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
        project = new Project(folder);
        Path job = folder.resolve("jobs/flight-delay.yaml");
        // Without a schedule, no date of today is missing.
        Files.writeString(job, Files.readString(job).replaceFirst("(?s)schedule:\n.*", ""));
        Files.writeString(
                folder.resolve("nightjar.yaml"),
                "alerts: {webhook: {url: 'http://127.0.0.1:"
                        + server.getAddress().getPort() + "/'}}\n");
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void aNightThatFailsIsToldOnceAndRecoversAndItsExitCodeIsItsOwn() {
        assertThat(project.run(RUN).exit()).isEqualTo(11);
        assertThat(project.run(RUN).exit()).isEqualTo(11);
        assertThat(posted).hasSize(1);
        assertThat(posted.get(0))
                .contains("\"summary\":\"flight-delay@2001-05-08 failed: NJ-INPUT-MISSING\"")
                .contains("\"title\":\"Delay of US flights\"");
        project.flights("2001-05-08");

        assertThat(project.run(RUN).exit()).isZero();

        assertThat(posted).hasSize(2);
        assertThat(posted.get(1)).contains("flight-delay@2001-05-08 recovered: published, was failed");
        assertThat(project.run("alerts").exit()).isZero();
    }

    @Test
    void aBackfillTellsOfAllItsNightsInOneMessageWhenItIsOver() {
        assertThat(project.run("backfill", Project.JOB, "--from", "2001-05-07", "--to", "2001-05-09")
                        .exit())
                .isEqualTo(11);

        assertThat(posted).hasSize(1);
        assertThat(posted.get(0))
                .contains("\"date\":\"2001-05-07\"", "\"date\":\"2001-05-08\"", "\"date\":\"2001-05-09\"");
    }

    @Test
    void aMessageThatCannotBeSentChangesNoOutcomeAndIsSentByTheNextCheck() {
        answer = 500;
        Ended failed = project.run(RUN);
        assertThat(failed.exit()).isEqualTo(11);
        Ended open = project.run("alerts");
        assertThat(open.exit()).isEqualTo(1);
        assertThat(open.out())
                .contains("flight-delay@2001-05-08  failed")
                .contains("webhook not: it answered with HTTP status 500");
        assertThat(project.run("alerts", "check").exit()).isEqualTo(1);
        answer = 200;

        Ended check = project.run("alerts", "check");

        assertThat(check.exit()).as(check.all()).isZero();
        assertThat(check.out()).contains("webhook  yes   flight-delay@2001-05-08 failed: NJ-INPUT-MISSING");
        assertThat(project.run("alerts", "check").out()).isEqualTo("nothing to send\n");
        assertThat(project.run("alerts", "acknowledge", "flight-delay@2001-05-08")
                        .out())
                .startsWith("acknowledged flight-delay@2001-05-08 failed\n");
        assertThat(project.run("alerts").exit()).isZero();
        project.flights("2001-05-08");
        answer = 500;
        assertThat(project.run(RUN).exit()).isZero();
    }
}
