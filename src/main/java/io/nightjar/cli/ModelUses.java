package io.nightjar.cli;

import io.nightjar.config.Settings;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.model.ModelVersion;
import io.nightjar.publish.KeptReceipts;
import io.nightjar.publish.OutputLayout;
import io.nightjar.run.JobDefinition.ModelRef;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import java.util.ArrayList;
import java.util.List;

/** What would be broken if a version of a model were not there any more. */
final class ModelUses {
    private final Session session;
    private final ModelVersion version;
    private final List<Use> uses = new ArrayList<>();

    private ModelUses(Session session, ModelVersion version) {
        this.session = session;
        this.version = version;
    }

    /**
     * One thing that needs it.
     *
     * @param kind receipt, run, job, alias
     * @param why what could not be done any more
     */
    record Use(String kind, String what, String why) {}

    static List<Use> of(Session session, ModelVersion version) {
        ModelUses found = new ModelUses(session, version);
        found.receipts();
        found.runs();
        found.jobs();
        found.aliases();
        return found.uses;
    }

    /** Receipts that cannot be read may name it: who wants it gone looks at them first. */
    private void receipts() {
        Settings settings = session.settings();
        OutputLayout layout =
                new OutputLayout(settings.output(), settings.rejects(), settings.history(), settings.staging());
        for (KeptReceipts.Kept kept : new KeptReceipts(session.services().storage(), layout).all()) {
            if (kept.receipt().isEmpty()) {
                uses.add(new Use("receipt", kept.location(), "cannot be read, and may name it"));
            }
            kept.receipt()
                    .filter(receipt -> receipt.model().digest().equals(version.digest()))
                    .ifPresent(receipt -> uses.add(new Use(
                            "receipt",
                            kept.location(),
                            "run " + receipt.run() + " of " + receipt.job().name() + "@" + receipt.date()
                                    + " could not be made again")));
        }
    }

    /** Published ones have their receipts. */
    private void runs() {
        try (LedgerReader ledger = session.services().ledger()) {
            for (RunRecord run : ledger.runs().list(Integer.MAX_VALUE)) {
                boolean isWaiting =
                        run.status() == RunStatus.HELD || run.status().isRestartable();
                if (isWaiting
                        && ledger.plans()
                                .model(run.id())
                                .filter(planned -> planned.digest().equals(version.digest()))
                                .isPresent()) {
                    uses.add(new Use(
                            "run",
                            run.id() + " of " + run.label(),
                            "is " + run.status().label() + ", and could not be "
                                    + (run.status() == RunStatus.HELD ? "released" : "restarted")));
                }
            }
        }
    }

    private void jobs() {
        for (String name : session.jobs().names()) {
            try {
                if (session.jobs().load(name).model().equals(version.ref())) {
                    uses.add(new Use("job", name, "its next night could not be scored"));
                }
            } catch (NightjarException notValid) {
                uses.add(new Use("job", name, "its file cannot be read, and may name it"));
            }
        }
    }

    private void aliases() {
        ModelNames.aliases(session).all().forEach((name, ref) -> {
            if (isThis(ref)) {
                uses.add(new Use("alias", name, "would stand for nothing"));
            }
        });
    }

    private boolean isThis(ModelRef ref) {
        return ref.equals(version.ref());
    }
}
