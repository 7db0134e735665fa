package io.nightjar.alert;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One message to one target.
 *
 * @param alerts at least one
 * @param sent when it was made
 * @param host the machine that sends it
 * @param program the version of Nightjar that sends it
 */
record AlertMessage(List<Alert> alerts, Instant sent, String host, String program) {

    AlertMessage {
        alerts = List.copyOf(alerts);
    }

    /** One line; of several alerts how many there are of what: {@code 3 alerts: 2 failed, 1 recovered}. */
    String summary() {
        if (alerts.size() == 1) {
            return alerts.get(0).headline();
        }
        Map<String, Long> counts = alerts.stream()
                .collect(Collectors.groupingBy(AlertMessage::word, LinkedHashMap::new, Collectors.counting()));
        return alerts.size() + " alerts: "
                + counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static String word(Alert alert) {
        return switch (alert.event()) {
            case OPENED, HAPPENED -> alert.kind();
            case REPEATED -> "still " + alert.kind();
            case RECOVERED -> "recovered";
            case TEST -> "test";
        };
    }
}
