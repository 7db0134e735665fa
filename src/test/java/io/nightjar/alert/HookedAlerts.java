package io.nightjar.alert;

import io.nightjar.ledger.LedgerReader;
import io.nightjar.status.SmallNights;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alerts of a real ledger, told to a real HTTP server. */
abstract class HookedAlerts {
    static final Instant NOW = SmallNights.NOW;

    @TempDir
    Path folder;

    SmallNights nights;
    Hook hook;

    @BeforeEach
    void project() throws IOException {
        hook = new Hook();
        nights = new SmallNights(folder);
        settings("");
    }

    @AfterEach
    void close() {
        nights.close();
        hook.close();
    }

    boolean needed() {
        try (LedgerReader reader = nights.reader()) {
            return alerts().isNeeded(reader);
        }
    }

    List<OpenCondition> open() {
        try (LedgerReader reader = nights.reader()) {
            return alerts().open(reader);
        }
    }

    /** Of a process of its own, as far as it can be. */
    Alerts alerts() {
        return SmallAlerts.of(nights, folder);
    }

    List<String> look() {
        hook.bodies.clear();
        alerts().look();
        return told();
    }

    List<String> told() {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < hook.bodies.size(); i++) {
            json(i).get("alerts")
                    .forEach(alert -> told.add(alert.get("event").asString() + " "
                            + alert.get("condition").asString() + " "
                            + alert.get("job").asString() + "@"
                            + alert.get("date").asString()));
        }
        return told;
    }

    JsonNode json(int message) {
        return JsonMapper.shared().readTree(hook.bodies.get(message));
    }

    void settings(String more) throws IOException {
        boolean webhook = more.contains("webhook:");
        nights.write(
                "nightjar.yaml",
                "alerts:\n"
                        + (webhook
                                ? more.replace("webhook: {", "webhook: {url: \"" + hook.url() + "\", ")
                                : "  webhook: {url: \"" + hook.url() + "\"}\n" + more));
    }
}
