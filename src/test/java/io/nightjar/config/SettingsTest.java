package io.nightjar.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nightjar.config.Settings.Value;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final String PLANTED = "Tr0ub4dor-and-3";

    @TempDir
    Path folder;

    private ProjectRoot root;

    @BeforeEach
    void project() throws IOException {
        write("nightjar.yaml", "");
        root = new ProjectRoot(folder);
    }

    @Test
    void everyDefaultIsPinned() {
        Map<String, String> defaults = new LinkedHashMap<>();
        Settings.defaults(root).all().forEach(value -> {
            defaults.put(value.setting().key(), value.text());
            assertThat(value.origin()).isEqualTo("default");
            assertThat(value.setting().meaning()).isNotBlank();
        });

        Map<String, String> pinned = new LinkedHashMap<>();
        pinned.put("folders.jobs", "jobs");
        pinned.put("folders.calendars", "calendars");
        pinned.put("folders.models", "models");
        pinned.put("folders.output", "output");
        pinned.put("folders.rejects", "rejects");
        pinned.put("folders.history", "history");
        pinned.put("folders.staging", "staging");
        pinned.put("folders.reports", "reports");
        pinned.put("folders.metrics", "metrics");
        pinned.put("folders.inputs", "inputs");
        pinned.put("folders.state", "state");
        pinned.put("ledger.url", "embedded");
        pinned.put("ledger.user", "");
        pinned.put("ledger.password", "");
        pinned.put("ledger.patience", "2 min");
        pinned.put("scoring.threads", "cores");
        pinned.put("scoring.batch-rows", "8192");
        pinned.put("scoring.split-rows", "1000000");
        pinned.put("schedule.nights", "2");
        pinned.put("schedule.endpoint", "");
        pinned.put("inputs.digest", "footer");
        pinned.put("inputs.keep", "reference");
        pinned.put("inputs.retained", "keep");
        pinned.put("receipts.key-store", "");
        pinned.put("receipts.key-password", "");
        pinned.put("receipts.key-alias", "nightjar");
        pinned.put("cost.cpu-hour", "");
        pinned.put("cost.budget", "");
        pinned.put("timezone", "UTC");
        pinned.put("retention.history", "keep");
        pinned.put("retention.runs", "keep");
        pinned.put("retention.logs", "keep");
        pinned.put("retention.reports", "keep");
        pinned.put("retention.staging", "14 days");
        pinned.put("retention.metrics", "keep");
        pinned.put("retention.records", "keep");
        pinned.put("log.format", "text");
        pinned.put("alerts.on", "failed, held, late, missing, not-reproduced");
        pinned.put("alerts.repeat-after", "24 h");
        pinned.put("alerts.missing-after", "1 h");
        pinned.put("alerts.timeout", "10 s");
        pinned.put("alerts.link", "");
        pinned.put("alerts.webhook.url", "");
        pinned.put("alerts.webhook.authorization", "");
        pinned.put("alerts.slack.url", "");
        pinned.put("alerts.email.server", "");
        pinned.put("alerts.email.security", "starttls");
        pinned.put("alerts.email.user", "");
        pinned.put("alerts.email.password", "");
        pinned.put("alerts.email.from", "");
        pinned.put("alerts.email.to", "");
        pinned.put("alerts.email.attach", "1 MB");
        pinned.put("alerts.command", "");
        pinned.put("metrics.textfile", "");
        pinned.put("lineage.file", "");
        pinned.put("lineage.http.url", "");
        pinned.put("lineage.http.api-key", "");
        pinned.put("lineage.kafka.servers", "");
        pinned.put("lineage.kafka.topic", "openlineage");
        pinned.put("lineage.kafka.properties", "");
        pinned.put("lineage.namespace", "nightjar");
        pinned.put("lineage.timeout", "5 s");
        pinned.put("lineage.source", "");
        pinned.put("torture.lease", "20 s");
        pinned.put("torture.failpoint", "none");
        assertThat(defaults).containsExactlyEntriesOf(pinned);
    }

    @Test
    void eachLayerCoversTheOneBeforeAndEverySettingKnowsItsOrigin() throws IOException {
        Path machine = write("etc.yaml", "folders: {output: o1, rejects: o1, history: o1, staging: o1, reports: o1}\n");
        write("nightjar.yaml", "# mine\nfolders:\n  rejects: o2\n  history: o2\n  staging: o2\n  reports: o2\n");
        write("nightjar.prod.yaml", "folders: {history: o3, staging: o3, reports: o3}\n");

        Settings settings = SettingsLayers.of(
                        root,
                        Optional.of("prod"),
                        Map.of("NIGHTJAR_FOLDERS_STAGING", "o4", "NIGHTJAR_FOLDERS_REPORTS", "o4", "HOME", "/x"),
                        List.of("folders.reports=o5"))
                .machineFile(machine)
                .load();

        assertThat(shown(settings))
                .containsEntry("folders.models", "models default")
                .containsEntry("folders.output", "o1 etc.yaml:1")
                .containsEntry("folders.rejects", "o2 nightjar.yaml:3")
                .containsEntry("folders.history", "o3 nightjar.prod.yaml:1")
                .containsEntry("folders.staging", "o4 NIGHTJAR_FOLDERS_STAGING")
                .containsEntry("folders.reports", "o5 --set");
    }

    @Test
    void settingsAreTyped() throws IOException {
        write("nightjar.yaml", """
                scoring: {threads: 3, batch-rows: 100, split-rows: 2000}
                timezone: America/New_York
                ledger: {url: "jdbc:postgresql://db/nightjar", user: owl}
                folders: {state: var/state, output: "hdfs://cluster/output"}
                """);

        Settings settings = Settings.defaults(root);

        assertThat(settings.threads()).isEqualTo(3);
        assertThat(settings.batchRows()).isEqualTo(100);
        assertThat(settings.splitRows()).isEqualTo(2000);
        assertThat(settings.zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(settings.ledgerUrl()).contains("jdbc:postgresql://db/nightjar");
        assertThat(settings.ledgerUser()).contains("owl");
        assertThat(settings.ledgerPassword().reveal()).isEmpty();
        assertThat(settings.stateFolder()).isEqualTo(folder.resolve("var/state"));
        assertThat(settings.output()).isEqualTo("hdfs://cluster/output");
        assertThat(Settings.defaults(new ProjectRoot(folder.resolve("none"))).ledgerUrl())
                .isEmpty();
    }

    @Test
    void everythingThatIsWrongInAnyLayerIsReportedAtOnce() throws IOException {
        write("nightjar.yaml", """
                timezone: Mars
                leger:
                  url: embedded
                scoring:
                  treads: 2
                  batch-rows: 0
                folders:
                  state: hdfs://cluster/state
                """);

        NightjarException e = catchThrowableOfType(NightjarException.class, () -> SettingsLayers.of(
                        root,
                        Optional.of("prud"),
                        Map.of("NIGHTJAR_LEDGER_USR", "x", "NIGHTJAR_LOG_FORMAT", "xml"),
                        List.of("log.fromat=text", "oops"))
                .machineFile(folder.resolve("none"))
                .load());

        assertThat(e.code()).isEqualTo(ErrorCode.SETTINGS_INVALID);
        assertThat(e.message().lines())
                .containsExactly(
                        "the settings are not valid: 10 problems",
                        "--env: there is no nightjar.prud.yaml in the project",
                        "nightjar.yaml:1: 'timezone' must be a time zone such as America/New_York, not 'Mars'",
                        "nightjar.yaml:3: unknown key 'leger.url'; did you mean 'ledger.url'?",
                        "nightjar.yaml:5: unknown key 'scoring.treads'; did you mean 'scoring.threads'?",
                        "nightjar.yaml:6: 'scoring.batch-rows' must be a whole number of rows from 1 to 1000000000,"
                                + " not '0'",
                        "nightjar.yaml:8: 'folders.state' must be a local folder, not 'hdfs://cluster/state'",
                        "NIGHTJAR_LEDGER_USR: is no setting's variable; did you mean 'NIGHTJAR_LEDGER_USER'?",
                        "NIGHTJAR_LOG_FORMAT: 'log.format' must be 'text' or 'json', not 'xml'",
                        "--set: unknown key 'log.fromat'; did you mean 'log.format'?",
                        "--set: write --set key=value");
    }

    @Test
    void variablesOfAContainerNetworkBesideAServiceCalledNightjarAreNoMistake() {
        Settings settings = SettingsLayers.of(
                        root,
                        Optional.empty(),
                        Map.of(
                                "NIGHTJAR_PORT", "tcp://10.0.0.1:80",
                                "NIGHTJAR_PORT_80_TCP_ADDR", "10.0.0.1",
                                "NIGHTJAR_DB_SERVICE_PORT_HTTP", "80",
                                "NIGHTJAR_SERVICE_HOST", "10.0.0.1",
                                "NIGHTJAR_HOME", "/opt/nightjar",
                                "NIGHTJAR_JAVA_HOME", "/opt/java",
                                "NIGHTJAR_JAVA_OPTS", "-Xmx4g"),
                        List.of())
                .machineFile(folder.resolve("none"))
                .load();

        assertThat(shown(settings).values()).allMatch(text -> text.endsWith("default"));
    }

    @Test
    void aSecretWrittenDownIsRefusedWithoutRepeatingIt() throws IOException {
        write("nightjar.yaml", "ledger: {password: " + PLANTED + "}\n");

        assertThatThrownBy(() -> SettingsLayers.of(
                                root,
                                Optional.empty(),
                                Map.of(
                                        "NIGHTJAR_LEDGER_PASSWORD",
                                        PLANTED,
                                        "NIGHTJAR_LEDGER_URL",
                                        "jdbc:postgresql://owl:" + PLANTED + "@db/x"),
                                List.of(
                                        "ledger.password=" + PLANTED,
                                        "ledger.url=jdbc:postgresql://db/x?password=" + PLANTED))
                        .machineFile(folder.resolve("none"))
                        .load())
                .hasMessageContaining("5 problems")
                .hasMessageContaining("nightjar.yaml:1: 'ledger.password' must be a reference, ${file:PATH}")
                .hasMessageContaining("'ledger.url' must be 'embedded' or jdbc:postgresql://")
                .hasMessageNotContaining(PLANTED);
    }

    @Test
    void aSecretIsReadWhereTheReferencePointsAndMaskedFromThenOn() throws IOException {
        write("secret.txt", PLANTED + "\n");
        Settings fromFile = with(Map.of(), "ledger.password=${file:secret.txt}");
        Settings fromEnvironment = with(Map.of("DB", PLANTED), "ledger.password=${env:DB}");

        assertThat(fromFile.ledgerPassword().reveal()).contains(PLANTED);
        assertThat(fromEnvironment.ledgerPassword().reveal()).contains(PLANTED);
        assertThat(fromFile.mask().apply("login with " + PLANTED + " failed")).isEqualTo("login with ****** failed");
        assertThat(fromFile.ledgerPassword().toString() + shown(fromFile) + shown(fromEnvironment))
                .contains("${file:secret.txt}", "${env:DB}")
                .doesNotContain(PLANTED);
    }

    @Test
    void aMissingSecretNamesWhereItWasLookedFor() {
        assertThatThrownBy(() -> with(Map.of(), "ledger.password=${env:DB}")
                        .ledgerPassword()
                        .reveal())
                .hasMessage("a secret is missing: the variable DB is not set");
        assertThatThrownBy(() -> with(Map.of(), "ledger.password=${file:none.txt}")
                        .ledgerPassword()
                        .reveal())
                .hasMessage("a secret is missing: the file none.txt cannot be read");
    }

    private Settings with(Map<String, String> variables, String... assignments) {
        return SettingsLayers.of(root, Optional.empty(), variables, List.of(assignments))
                .machineFile(folder.resolve("none"))
                .load();
    }

    private static Map<String, String> shown(Settings settings) {
        Map<String, String> all = new LinkedHashMap<>();
        for (Value value : settings.all()) {
            all.put(value.setting().key(), value.text() + " " + value.origin());
        }
        return all;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void theEndpointListensNowhereOnLoopbackOrOnAnAddressThatIsWrittenDown() {
        assertThat(endpoint("")).isEmpty();
        assertThat(endpoint("9464")).contains(new InetSocketAddress("127.0.0.1", 9464));
        assertThat(endpoint("0.0.0.0:9464")).contains(new InetSocketAddress("0.0.0.0", 9464));
        assertThat(endpoint("[::1]:0")).contains(new InetSocketAddress("::1", 0));
        for (String none : List.of("65536", "localhost:9464", "10.0.0.999:9464", "127.0.0.1", ":9464", "[zz]:1")) {
            assertThatThrownBy(() -> endpoint(none))
                    .hasMessageContaining("'schedule.endpoint' must be a port, or ADDRESS:PORT");
        }
    }

    private Optional<InetSocketAddress> endpoint(String text) {
        return SettingsLayers.of(root, Optional.empty(), Map.of(), List.of("schedule.endpoint=" + text))
                .load()
                .scheduleEndpoint();
    }
}
