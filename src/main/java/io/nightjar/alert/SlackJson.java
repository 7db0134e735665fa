package io.nightjar.alert;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** A message in the form of Slack's incoming webhooks: text, and blocks of mrkdwn. */
final class SlackJson {
    /** Slack refuses messages of more than 50 blocks and texts of more than 3,000 characters. */
    private static final int MOST_BLOCKS = 40;

    private static final int LONGEST_TEXT = 2900;

    private SlackJson() {}

    static byte[] of(AlertMessage message) {
        List<Object> blocks = new ArrayList<>();
        for (Alert alert : message.alerts()
                .subList(0, Math.min(MOST_BLOCKS, message.alerts().size()))) {
            blocks.add(Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", alert(alert))));
        }
        int more = message.alerts().size() - MOST_BLOCKS;
        String context = (more > 0 ? "and " + more + " more; " : "") + "sent by Nightjar on " + message.host();
        blocks.add(Map.of("type", "context", "elements", List.of(Map.of("type", "mrkdwn", "text", escaped(context)))));
        return JsonMapper.shared()
                .writeValueAsString(Map.of("text", escaped(message.summary()), "blocks", blocks))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String alert(Alert alert) {
        StringBuilder text = new StringBuilder(sign(alert.event()))
                .append(" *")
                .append(escaped(alert.headline()))
                .append("*\n")
                .append(escaped(alert.condition().reason()));
        alert.link().ifPresent(link -> text.append("\n<").append(escaped(link)).append("|report>"));
        Optional<String> next = alert.next().stream().findFirst();
        next.ifPresent(command ->
                text.append("\n`").append(escaped(command).replace("`", "'")).append("`"));
        return text.length() <= LONGEST_TEXT ? text.toString() : text.substring(0, LONGEST_TEXT) + "…";
    }

    private static String sign(Alert.Event event) {
        return switch (event) {
            case OPENED, REPEATED -> ":red_circle:";
            case RECOVERED, HAPPENED -> ":large_green_circle:";
            case TEST -> ":white_circle:";
        };
    }

    /** As Slack asks for it; nothing in a text may become a mention or a link. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
