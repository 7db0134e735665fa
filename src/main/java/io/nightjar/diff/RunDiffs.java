package io.nightjar.diff;

import io.nightjar.diff.KeyJoin.Joined;
import io.nightjar.diff.RunDiff.KeyCounts;
import io.nightjar.diff.Tallies.Sums;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.job.StoredProfiles;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.model.FeatureColumn;
import io.nightjar.model.ModelBundle;
import io.nightjar.quality.Baseline;
import io.nightjar.quality.ColumnDrift;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.measure.Metric;
import io.nightjar.quality.measure.PopulationStability;
import io.nightjar.run.JobDefinition;
import io.nightjar.scoring.ScorerLoader;
import io.nightjar.table.DataFile;
import io.nightjar.table.TableSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares two runs of a job: what made their tables, and what moved their scores. Changes nothing. */
public final class RunDiffs {
    private static final int MOVERS = 10;

    /** That an input, a model and policies do not go together. Whatever else fails tells nothing of the runs. */
    private static final Set<ErrorCode> DISAGREE = EnumSet.of(
            ErrorCode.COLUMN_MISSING,
            ErrorCode.COLUMN_TYPE,
            ErrorCode.COLUMN_UNSUPPORTED,
            ErrorCode.SCHEMA_DIFFERS,
            ErrorCode.VALUE_REFUSED,
            ErrorCode.CONTRACT_BROKEN,
            ErrorCode.MODEL_SIGNATURE,
            ErrorCode.MODEL_TYPE);

    private final RowScan scan;
    private final ScorerLoader scorers;
    private final LedgerReader ledger;
    private final int keysAtOnce;

    public RunDiffs(TableSource tables, ScorerLoader scorers, LedgerReader ledger, int batchRows) {
        this(tables, scorers, ledger, batchRows, KeyJoin.KEYS_AT_ONCE);
    }

    RunDiffs(TableSource tables, ScorerLoader scorers, LedgerReader ledger, int batchRows, int keysAtOnce) {
        this.scan = new RowScan(tables, batchRows);
        this.scorers = scorers;
        this.ledger = ledger;
        this.keysAtOnce = keysAtOnce;
    }

    public RunDiff between(Side before, Side after, Keys keys) {
        boolean same =
                before.receipt().table().sha256().equals(after.receipt().table().sha256());
        Joined joined = join().join(before.keyedTable(), after.keyedTable(), Tallies.SCORE, MOVERS);
        List<String> unknown = new ArrayList<>(before.gaps());
        unknown.addAll(after.gaps());
        boolean scored = hasScore(before) && hasScore(after);
        if (!scored) {
            unknown.add(
                    "How scores moved is not known: a model without one figure for each row scored one of the runs.");
        }
        Tallies tallies = new Tallies(
                scan,
                scorers,
                before.job().output().decision(),
                after.job().output().decision());
        Optional<Sums> first =
                scored ? Optional.of(tallies.ofTable(before.table(), joined.before())) : Optional.empty();
        Optional<Sums> last = scored ? Optional.of(tallies.ofTable(after.table(), joined.after())) : Optional.empty();
        List<Part> parts = scored
                ? path(before, after, tallies, first.orElseThrow(), last.orElseThrow(), unknown)
                        .parts()
                : List.of();
        Optional<Profiles> profiles = profiles(before, after);
        return new RunDiff(
                before.run(),
                after.run(),
                same,
                new KeyCounts(
                        before.table().rows() - joined.before().cardinality(),
                        joined.before().cardinality(),
                        after.table().rows() - joined.after().cardinality()),
                first.flatMap(Sums::all),
                last.flatMap(Sums::all),
                parts,
                new MoverRows(scan).of(joined.movers(), before, after, keys),
                profiles.flatMap(Profiles::spread),
                columns(profiles, before, unknown),
                Changes.between(before, after),
                unknown);
    }

    private KeyJoin join() {
        return new KeyJoin(scan, keysAtOnce);
    }

    private static boolean hasScore(Side side) {
        return side.table().schema().find(Tallies.SCORE).isPresent();
    }

    private Path path(Side before, Side after, Tallies tallies, Sums first, Sums last, List<String> unknown) {
        boolean sameModel =
                before.receipt().model().digest().equals(after.receipt().model().digest());
        boolean sameFeatures = before.job().features().equals(after.job().features());
        boolean samePolicy = sameFeatures
                && before.job().output().decision().equals(after.job().output().decision());
        JobDefinition.Features policies = before.job().features();
        Optional<Sums> mixed = before.bundle().flatMap(model -> after.inputs()
                .flatMap(input -> counterfactual(tallies, input, model, policies, after, before, unknown)));
        Optional<Sums> own = before.bundle()
                .flatMap(model -> before.inputs().map(input -> pass(tallies, input, model, policies, before, after)));
        Optional<Sums> modelled = sameModel
                ? mixed
                : after.bundle().flatMap(model -> after.inputs()
                        .flatMap(input -> counterfactual(tallies, input, model, policies, after, before, unknown)));
        Optional<Sums> afterOwn = sameFeatures
                ? modelled
                : after.bundle().flatMap(model -> after.inputs()
                        .map(input -> pass(tallies, input, model, after.job().features(), after, before)));
        if (mixed.isEmpty() && sameModel && sameFeatures) {
            // The second table itself is the second input by the first run's model and policies.
            mixed = Optional.of(last);
            modelled = mixed;
        } else if (mixed.isEmpty()) {
            unknown.add("How much is due to values and how much to the model or its policies cannot be told apart:"
                    + " the second run's input, or the first run's model, is gone or does not go with the other. What"
                    + " follows is from the tables.");
        }
        own.flatMap(Sums::all)
                .filter(now ->
                        first.all().filter(then -> then.score() == now.score()).isEmpty())
                .ifPresent(
                        now -> unknown.add(
                                "Scored again now, the first run's input comes to another mean than its table"
                                        + " has: this program, or the platform, computes otherwise than the one that made it."));
        return new Path(first, last, mixed, modelled, own, afterOwn, sameModel, samePolicy);
    }

    /**
     * One run's input by what scored the other. It need not go together: the model may ask for a column that the input has not, and a
     * policy may refuse a value that the other run's allowed.
     */
    private Optional<Sums> counterfactual(
            Tallies tallies,
            List<DataFile> input,
            ModelBundle model,
            JobDefinition.Features policies,
            Side of,
            Side other,
            List<String> unknown) {
        String both =
                "Run " + of.run().id() + "'s input by model " + model.version().label() + " and the policies of run "
                        + other.run().id() + ": ";
        Optional<String> absent = model.signature().features().stream()
                .map(FeatureColumn::name)
                .filter(name ->
                        input.stream().anyMatch(file -> file.schema().find(name).isEmpty()))
                .findFirst();
        if (absent.isPresent()) {
            unknown.add(both + "the input has no column '" + absent.get() + "'.");
            return Optional.empty();
        }
        try {
            return Optional.of(pass(tallies, input, model, policies, of, other));
        } catch (NightjarException e) {
            if (!DISAGREE.contains(e.code())) {
                throw e;
            }
            unknown.add(both + e.message());
            return Optional.empty();
        }
    }

    private Sums pass(
            Tallies tallies,
            List<DataFile> input,
            ModelBundle model,
            JobDefinition.Features policies,
            Side of,
            Side other) {
        BitSet common = join().join(new Keyed(input, of.job().input().key()), other.keyedTable(), "", 0)
                .before();
        return tallies.ofInput(input, model, policies, common);
    }

    /** Of both runs. */
    private record Profiles(QualityProfile before, QualityProfile after) {
        Optional<Spread> spread() {
            return Spread.of(before.score(), after.score());
        }
    }

    private Optional<Profiles> profiles(Side before, Side after) {
        StoredProfiles stored = new StoredProfiles(ledger);
        return stored.profile(before.run().id())
                .flatMap(was -> stored.profile(after.run().id()).map(is -> new Profiles(was, is)));
    }

    private static List<MovedColumn> columns(Optional<Profiles> profiles, Side before, List<String> unknown) {
        if (profiles.isEmpty()) {
            unknown.add("Which columns moved is not known: the ledger has the profile of one of the runs no more.");
            return List.of();
        }
        Baseline baseline = Baseline.from(
                List.of(before.run().date().date()), profiles.get().before());
        return ColumnDrift.of(baseline, profiles.get().after()).stream()
                .map(drift -> drift.figure(new PopulationStability()) instanceof Metric.Value psi
                        ? new MovedColumn(drift.column(), Optional.of(psi.value()), Optional.empty())
                        : new MovedColumn(drift.column(), Optional.empty(), drift.refusal()))
                .toList();
    }
}
