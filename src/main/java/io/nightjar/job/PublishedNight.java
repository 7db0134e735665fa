package io.nightjar.job;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.publish.OutputLayout;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunSpec;
import io.nightjar.storage.Storage;
import java.util.List;
import java.util.Optional;

/** A night that is asked for and is published already: taken as done where nothing changed, else refused. */
final class PublishedNight {
    private final Storage storage;
    private final OutputLayout layout;

    PublishedNight(Storage storage, OutputLayout layout) {
        this.storage = storage;
        this.layout = layout;
    }

    RunOutcome accept(RunSpec spec, NightPlan plan, RunRecord published) {
        if (!published.planDigest().equals(plan.digest())) {
            throw refusal(spec.label(), published, ", from other inputs, another model or another job file");
        }
        refuseAnotherTable(spec, published);
        return new RunOutcome(
                ExitStatus.OK,
                published,
                Optional.of(layout.table(spec.job().name(), spec.date())),
                Optional.empty(),
                List.of("Already published by run " + published.id() + "; inputs, model and job are unchanged."),
                "",
                0);
    }

    /** The ledger says what was published; whether it still lies there only a look can tell. */
    private void refuseAnotherTable(RunSpec spec, RunRecord published) {
        String table = layout.table(spec.job().name(), spec.date());
        boolean there =
                storage.find(table).isPresent() && published.tableDigest().equals(Optional.of(storage.sha256(table)));
        if (!there) {
            throw NightjarException.of(
                            ErrorCode.DIGEST_DIFFERS,
                            table + " is not the table that run " + published.id() + " published")
                    .notDone("Nothing was run.")
                    .next("nightjar run " + spec.job().name() + " --date " + spec.date() + " --rerun")
                    .next("nightjar show " + published.id());
        }
    }

    NightjarException refusal(String label, RunRecord published, String how) {
        return NightjarException.of(ErrorCode.ALREADY_PUBLISHED, label + " is published by run " + published.id() + how)
                .notDone("Nothing was run; " + layout.table(published.job(), published.date()) + " stays as it is.")
                .next("nightjar run " + published.job() + " --date " + published.date() + " --rerun")
                .next("nightjar show " + published.id());
    }
}
