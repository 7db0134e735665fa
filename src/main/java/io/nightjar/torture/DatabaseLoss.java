package io.nightjar.torture;

import io.nightjar.error.ExitStatus;
import io.nightjar.publish.Step;
import io.nightjar.torture.Trial.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts the line to the shared ledger while a night is about to publish: for a moment, and for good. */
final class DatabaseLoss {
    private static final Pattern URL = Pattern.compile("(jdbc:postgresql://)([^/:?,\\[]+)(?::(\\d+))?([/?].*)?");
    private static final int USUAL_PORT = 5432;

    private final Night night;
    private final String url;

    DatabaseLoss(Night night, String url) {
        this.night = night;
        this.url = url;
    }

    /** Both of them; skipped where the line cannot be one of ours. */
    List<Trial> all() throws InterruptedException {
        Matcher address = URL.matcher(url);
        if (!address.matches()) {
            return List.of(Trial.skipped(
                    Kind.DATABASE_AWAY, "its line", "ledger.url does not name one host whose line could be cut"));
        }
        int port = address.group(3) == null ? USUAL_PORT : Integer.parseInt(address.group(3));
        try (CutLine line = new CutLine(address.group(2), port)) {
            String rest = address.group(4) == null ? "" : address.group(4);
            String through = "ledger.url=" + address.group(1) + "localhost:" + line.port() + rest;
            return List.of(forAMoment(line, through), forGood(line, through));
        }
    }

    private Trial forAMoment(CutLine line, String through) throws InterruptedException {
        night.turn();
        List<String> violations = new ArrayList<>();
        Victim.End end;
        try (Victim victim = paused(through, "2 min")) {
            if (!victim.isPausedAt(Step.PUBLISH_LOCK.before())) {
                return Trial.neverReached(
                        Kind.DATABASE_AWAY, "for a moment", victim.end().last());
            }
            line.cut();
            victim.goOn();
            boolean waited = victim.hasSaid(text -> text.startsWith("The ledger ("));
            line.mend();
            end = victim.end();
            if (!waited || end.exit() != ExitStatus.OK.code()) {
                violations.add("it did not wait and publish but ended with " + end.exit() + ": " + end.last());
            }
        }
        return Trial.of(Kind.DATABASE_AWAY, "for a moment", "exit " + end.exit(), violations, night.finish());
    }

    private Trial forGood(CutLine line, String through) throws InterruptedException {
        night.turn();
        String before = night.digest();
        Victim.End end;
        try (Victim victim = paused(through, "1 s")) {
            if (!victim.isPausedAt(Step.PUBLISH_LOCK.before())) {
                return Trial.neverReached(
                        Kind.DATABASE_AWAY, "for good", victim.end().last());
            }
            line.cut();
            victim.goOn();
            end = victim.end();
        }
        List<String> violations = night.judgedFailed(end, ExitStatus.RESTART, before);
        return Trial.of(Kind.DATABASE_AWAY, "for good", "exit " + end.exit(), violations, night.finish());
    }

    private Victim paused(String through, String patience) {
        return night.startArmed(
                Step.PUBLISH_LOCK.before() + ":pause", "--set", through, "--set", "ledger.patience=" + patience);
    }
}
