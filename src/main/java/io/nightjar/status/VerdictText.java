package io.nightjar.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the ledger keeps of a verdict, as a sentence. */
final class VerdictText {
    private VerdictText() {}

    /** Names the gates that did not pass; empty where all did. */
    static Optional<String> of(String detail) {
        List<String> gates = new ArrayList<>();
        try {
            for (JsonNode gate : JsonMapper.shared().readTree(detail).path("gates")) {
                String outcome = gate.path("outcome").asString("");
                if (!outcome.equals("passed")) {
                    gates.add(gate(gate, outcome));
                }
            }
        } catch (JacksonException notWhole) {
            return Optional.empty();
        }
        return gates.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", gates) + ".");
    }

    private static String gate(JsonNode gate, String outcome) {
        JsonNode column = gate.path("column");
        JsonNode value = gate.path("value");
        return gate.path("measure").asString("")
                + (column.isString() ? " of " + column.asString() : "") + " "
                + (value.isNumber()
                        ? "is " + value.asDouble() + " (limit "
                                + gate.path("limit").asDouble() + ")"
                        : outcome);
    }
}
