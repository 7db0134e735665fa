package io.nightjar.cli;

import picocli.CommandLine.Option;

/** Who or what wants a run, for the record. */
final class StartedBy {
    private static final String OPERATOR = "operator";

    @Option(
            names = "--started-by",
            paramLabel = "WHO",
            defaultValue = OPERATOR,
            description = "for the record: cron, ... (default: operator and the user's name)")
    private String who = OPERATOR;

    String text() {
        return who.equals(OPERATOR) ? OPERATOR + " " + System.getProperty("user.name", "?") : who;
    }
}
