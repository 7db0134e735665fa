package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.nightjar.ledger.Ledger;
import io.nightjar.ledger.LedgerSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scheduler's looks for what nobody else would see, with a real server to hear of it. */
class AlertRoundsTest {
    @TempDir
    Path folder;

    private final List<String> posted = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Shell shell;
    private Session session;

    @BeforeEach
    void begin() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        shell = new Shell(folder);
        RecordedNights.write(shell);
        shell.write(
                "nightjar.yaml",
                "alerts: {webhook: {url: 'http://127.0.0.1:"
                        + server.getAddress().getPort() + "/'}}\nmetrics: {textfile: collector}\n");
        Clock clock = Clock.fixed(shell.now, ZoneOffset.UTC);
        shell.services.clock = clock;
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        session = new Session(
                new Console(nowhere, nowhere, new Console.Terminal(false, false)),
                new Surroundings(
                        Map.of(), folder, Optional.empty(), clock, System::nanoTime, "./nightjar", "nightjar test"),
                shell.services::in,
                List.of("schedule"));
    }

    @AfterEach
    void end() {
        session.close();
        server.stop(0);
    }

    @Test
    void aLookTellsWhatIsOwedOnceAndWritesTheFigures() {
        AlertRounds rounds = new AlertRounds(session);
        rounds.look();
        rounds.look();

        assertThat(posted).hasSize(1);
        assertThat(posted.get(0)).contains("small@2001-05-08 failed");
        assertThat(shell.read("collector/nightjar.prom"))
                .contains("nightjar_conditions{condition=\"failed\",job_name=\"small\"} 1.0");
        assertThat(shell.read("output/small/_status.json")).contains("\"failed\"");
    }

    @Test
    void aLookIsPossibleWhileANightOfTheSameProcessHasTheLedgerAndLeavesItItsOwner() {
        LedgerSettings settings = LedgerSettings.embedded(folder.resolve("state"));
        try (Ledger night = Ledger.open(settings, Clock.systemUTC(), "run small")) {
            new AlertRounds(session).look();

            assertThat(posted).hasSize(1);
            assertThat(Files.exists(folder.resolve("state/owner.json"))).isTrue();
            assertThat(shell.read("state/owner.json")).contains("run small");
            assertThat(night.reader().conditions().open("small")).hasSize(1);
        }
        assertThat(Files.exists(folder.resolve("state/owner.json"))).isFalse();
    }

    @Test
    void aLookThatFailsThrowsNothing() {
        shell.write("state/ledger.mv.db", "this is no database");
        new AlertRounds(session).look();
        assertThat(posted).isEmpty();
    }
}
