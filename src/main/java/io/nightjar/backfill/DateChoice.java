package io.nightjar.backfill;

import io.nightjar.backfill.PlannedDate.Does;
import io.nightjar.job.InputChange;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.Plan.InputFile;
import io.nightjar.model.ModelVersion;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import io.nightjar.storage.Storage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Chooses what is done with a date, from the ledger as it stands. The same choice is made for a dry run, for the plan, and
 * again just before the date is begun, since others may have run it meanwhile.
 */
final class DateChoice {
    private final BackfillRequest request;
    private final ModelVersion model;
    private final Storage storage;
    private final Function<BusinessDate, Optional<String>> unwanted;

    /**
     * For one backfill.
     *
     * @param model which the job names now
     * @param unwanted why a date is none of the job's, for example because no night was due; empty where it is
     */
    DateChoice(
            BackfillRequest request,
            ModelVersion model,
            Storage storage,
            Function<BusinessDate, Optional<String>> unwanted) {
        this.request = request;
        this.model = model;
        this.storage = storage;
        this.unwanted = unwanted;
    }

    /**
     * What is done with a date.
     *
     * @param after the number of the last run before this backfill began; empty where it begins now
     */
    PlannedDate choose(BusinessDate date, LedgerReader ledger, OptionalLong after) {
        Optional<String> reason = unwanted.apply(date);
        if (reason.isPresent()) {
            return new PlannedDate(date, "not due", Does.SKIP, reason.get());
        }
        String job = request.job().name();
        Optional<RunRecord> last = ledger.runs().newest(job, date);
        Optional<RunRecord> newest = last.filter(run -> run.status() != RunStatus.ABANDONED);
        Optional<RunRecord> published = ledger.runs().published(job, date);
        Does run = published.isPresent() ? Does.REPLACE : Does.RUN;
        if (newest.isPresent() && isUnfinished(newest.get())) {
            return chosen(date, newest.get().status().label(), run, Only.FAILED, unfinished(newest.get(), published));
        }
        if (published.isPresent()) {
            return ofPublished(date, published.get(), ledger, after);
        }
        if (newest.filter(held -> held.status() == RunStatus.HELD).isPresent()) {
            return ofHeld(date, newest.get(), ledger, after);
        }
        if (last.isPresent() && newest.isEmpty()) {
            String why = last.get().errorMessage().orElse("run " + last.get().id() + " was given up");
            return chosen(date, "abandoned", run, Only.ALL, why);
        }
        return chosen(date, "missing", run, Only.MISSING, "no run of it is recorded");
    }

    private static boolean isUnfinished(RunRecord run) {
        return run.status().isRestartable() || run.status() == RunStatus.PUBLISHING;
    }

    private static String unfinished(RunRecord run, Optional<RunRecord> published) {
        return "run " + run.id() + " "
                + run.errorCode()
                        .map(code -> "ended with " + code)
                        .orElse("is " + run.status().label())
                + published.map(older -> "; published is run " + older.id()).orElse("");
    }

    private PlannedDate ofPublished(BusinessDate date, RunRecord published, LedgerReader ledger, OptionalLong after) {
        String was = published.status().label();
        if (isDone(published, ledger, after)) {
            return new PlannedDate(date, was, Does.SKIP, "done by this backfill, run " + published.id());
        }
        if (request.only().contains(Only.ALL)) {
            return new PlannedDate(date, was, Does.REPLACE, "published by run " + published.id());
        }
        if (request.only().contains(Only.STALE_MODEL)) {
            Optional<ModelVersion> scored = ledger.plans().model(published.id());
            if (scored.filter(model::equals).isEmpty()) {
                return new PlannedDate(date, was, Does.REPLACE, "scored by " + describe(scored, published));
            }
        }
        if (request.only().contains(Only.STALE_INPUT)) {
            Optional<String> change = change(date, ledger.plans().inputs(published.id()));
            if (change.isPresent()) {
                return new PlannedDate(date, was, Does.REPLACE, "input changed since: " + change.get());
            }
        }
        return new PlannedDate(date, was, Does.SKIP, "published by run " + published.id());
    }

    private String describe(Optional<ModelVersion> scored, RunRecord published) {
        String label = scored.map(ModelVersion::label).orElse(published.model());
        return label.equals(model.label())
                ? "another " + label + " than there is now"
                : label + ", the job names " + model.label();
    }

    /** An input that is gone as a whole is archived: there is nothing to make the table again from. */
    private Optional<String> change(BusinessDate date, List<InputFile> frozen) {
        InputChange change = InputChange.since(frozen, request.job().input(), date, storage);
        boolean archived =
                change.gone().size() == frozen.size() && change.added().isEmpty();
        return change.isNone() || archived ? Optional.empty() : Optional.of(change.describe());
    }

    /** A gate held it: the same run would be held again, so that only somebody who asks for all dates gets it. */
    private PlannedDate ofHeld(BusinessDate date, RunRecord held, LedgerReader ledger, OptionalLong after) {
        if (isDone(held, ledger, after)) {
            return new PlannedDate(date, "held", Does.SKIP, "held again by this backfill, run " + held.id());
        }
        return request.only().contains(Only.ALL)
                ? new PlannedDate(date, "held", Does.RUN, "run " + held.id() + " was held")
                : new PlannedDate(date, "held", Does.SKIP, "held by a gate, see nightjar report " + held.id());
    }

    /** Only who wants every date made again would make again what he has made already. */
    private boolean isDone(RunRecord run, LedgerReader ledger, OptionalLong after) {
        return request.only().contains(Only.ALL)
                && after.isPresent()
                && ledger.runs().number(run.id()) > after.getAsLong();
    }

    private PlannedDate chosen(BusinessDate date, String was, Does run, Only by, String why) {
        boolean wanted = request.only().contains(by) || request.only().contains(Only.ALL);
        return new PlannedDate(date, was, wanted ? run : Does.SKIP, why);
    }
}
