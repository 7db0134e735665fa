package io.nightjar.cli;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.job.RunOutcome;
import io.nightjar.run.RunRecord;
import io.nightjar.run.Waiver;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "release",
        header = "publish a run that a gate held, and record why",
        description = {
            "",
            "Its finished splits are not scored again. Who, when and why stand in the ledger and in the receipt; the verdict stays"
                    + " held, and the night is never what others are measured by.",
        },
        footer = {
            "",
            "Example:",
            "  nightjar release flight-delay@2001-05-08 --reason \"storm over Denver, rows are right\""
        })
final class ReleaseCommand implements Callable<Integer> {
    private static final int LONGEST = 2000;

    private final Session session;

    @Parameters(paramLabel = "RUN", description = RunNames.DESCRIPTION)
    @Nullable
    String run;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why it is fit to be used")
    String reason = "";

    @Option(
            names = "--expires",
            paramLabel = "D",
            description = "last day on which it may be published for this reason; without it, any")
    @Nullable
    String expires;

    @Mixin
    StartedBy startedBy = new StartedBy();

    @Option(names = "--json", description = "the outcome as JSON")
    boolean json;

    ReleaseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw usage("--reason must say why, in at most " + LONGEST + " characters");
        }
        RunRecord record = RunNames.find(session, Objects.requireNonNull(run));
        ZoneId zone = new RunRows(session).zone(record.job());
        Instant now = session.clock().instant();
        Waiver waiver = new Waiver(reason.strip(), startedBy.text(), now, expiry(zone));
        if (!waiver.holds(now)) {
            throw usage("--expires " + expires + " has passed");
        }
        RunOutcome outcome = Attended.of(session, (nights, progress) -> nights.release(record.id(), waiver, progress));
        OutcomeText.print(outcome, zone, session, json ? OutcomeText.Form.JSON : OutcomeText.Form.TEXT);
        return outcome.exit().code();
    }

    /** The end of that day in the job's zone. */
    private Optional<Instant> expiry(ZoneId zone) {
        if (expires == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDate.parse(expires).plusDays(1).atStartOfDay(zone).toInstant());
        } catch (DateTimeParseException e) {
            throw usage("--expires must be a day such as 2026-03-31, not '" + expires + "'");
        }
    }

    private static NightjarException usage(String message) {
        return NightjarException.of(ErrorCode.USAGE, message)
                .notDone("Nothing was published.")
                .next("nightjar release --help");
    }
}
