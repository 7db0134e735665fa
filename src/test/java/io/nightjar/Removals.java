package io.nightjar;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What {@code prune --json} says that it has removed, or would. */
final class Removals {
    private Removals() {}

    static List<String> kinds(JsonNode outcome) {
        List<String> kinds = new ArrayList<>();
        outcome.get("removals").forEach(removal -> kinds.add(removal.get("kind").asString()));
        return kinds;
    }

    static List<String> whats(JsonNode outcome, String kind) {
        List<String> whats = new ArrayList<>();
        outcome.get("removals").forEach(removal -> {
            if (removal.get("kind").asString().equals(kind)) {
                whats.add(removal.get("what").asString());
            }
        });
        return whats;
    }

    /** Of the tables that go. */
    static List<String> receipts(JsonNode outcome) {
        List<String> receipts = new ArrayList<>();
        outcome.get("removals")
                .forEach(removal -> removal.get("receipts").forEach(one -> receipts.add(one.asString())));
        return receipts;
    }
}
