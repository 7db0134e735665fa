package io.nightjar.cli;

import io.nightjar.error.ExitStatus;
import io.nightjar.ledger.Decision;
import io.nightjar.ledger.Settlement;
import io.nightjar.run.RunRecord;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The run about which a person decides, and why. */
final class DecidedRun {
    @Parameters(paramLabel = "RUN", description = RunNames.DESCRIPTION)
    @Nullable
    String run;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why, for the record")
    @Nullable
    String reason;

    @Mixin
    StartedBy startedBy = new StartedBy();

    /** Hands the decision over, and prints what came of it. */
    int decide(Session session, Decision.Kind kind) {
        RunRecord record = RunNames.find(session, Objects.requireNonNull(run));
        Decision decision = new Decision(kind, Objects.requireNonNull(reason), startedBy.text());
        Settlement done = session.services().nights().decide(record.id(), decision);
        session.console().print(done.sentence());
        session.suggest(done.next().toArray(String[]::new));
        return ExitStatus.OK.code();
    }
}
