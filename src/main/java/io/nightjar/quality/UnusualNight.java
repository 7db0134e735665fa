package io.nightjar.quality;

import io.nightjar.quality.alarm.Observation;
import io.nightjar.quality.alarm.Usual;
import io.nightjar.quality.measure.Comparison;
import io.nightjar.quality.measure.Metric;
import io.nightjar.run.AlarmRule;
import io.nightjar.run.AlarmRule.Control;
import io.nightjar.run.AlarmRule.Figure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Measures a night by the nights published before it: how many rows there are, and of each column how its values lie, which are
 * new and how many are missing, how many rows were rejected, and how the scores lie. Each past night is measured the same
 * way by the others, which says what is usual. Until there are {@value #FEWEST} of them the limits are stated ones, and the model's
 * baseline stands for the nights.
 */
final class UnusualNight {
    /** So many nights are needed to learn what is usual. */
    static final int FEWEST = 14;

    /** A share of missing or new values, or of rejected rows, below this is never unusual. */
    private static final double MATERIAL = 0.002;

    /** The least standard deviation of the root of the stability index: values that never move still may, by so much. */
    private static final double LEAST_DISTANCE = 0.02;

    private static final double LEAST_ROWS = 0.02;

    /** Until there are enough nights: the usual reading of the index, and shares and ratios as wide. */
    private static final double STATED_INDEX = 0.2;

    private static final double STATED_SHARE = 0.05;
    private static final Metric NONE = Metric.of(0);
    private static final double STATED_ROWS = StrictMath.log(1.5);

    private final QualityProfile night;
    private final String model;
    private final PastNights past;
    private final Optional<Baseline> baseline;
    private final AlarmRule rule;
    private final List<Unusual> figures = new ArrayList<>();

    UnusualNight(QualityProfile night, Reference reference, AlarmRule rule) {
        this.night = night;
        this.rule = rule;
        this.model = reference.model();
        this.past = reference.past();
        this.baseline = reference.baseline();
        if (rule.looksAt(Figure.ROWS)) {
            rows();
        }
        night.columns().stream().filter(column -> rule.looksAt(column.name())).forEach(this::column);
        if (rule.looksAt(Figure.REJECTS)) {
            rejects();
        }
        if (rule.looksAt(Figure.SLICES)) {
            slices();
        }
        if (rule.looksAt(Figure.SCORES)) {
            new ScoreFigure(reference)
                    .of(night)
                    .ifPresent(
                            figure -> add(Figure.SCORES, Optional.empty(), figure.tonight(), distance(figure.past())));
        }
    }

    private void slices() {
        for (SliceProfile slice : night.slices()) {
            if (rule.looksAt(slice.column())) {
                new SliceFigure(past.of(model))
                        .of(slice)
                        .ifPresent(figure -> add(
                                Figure.SLICES, Optional.of(slice.column()), figure.tonight(), distance(figure.past())));
            }
        }
    }

    /** All figures that could be measured. */
    int size() {
        return figures.size();
    }

    /** What it is measured by, for people. */
    String by() {
        return isLearned(past.size())
                ? past.size() + " published nights"
                : "stated limits, since only " + past.size() + " of " + FEWEST + " nights are published";
    }

    /** Whether there is anything to measure the night by. */
    boolean isMeasured() {
        return past.size() > 0 || baseline.isPresent();
    }

    /**
     * Those that are unusual although all figures together are given just a share of nights.
     *
     * @param figures causes first; of each column only what says most
     * @param alpha that each of them was given
     */
    record Beyond(List<Unusual> figures, double alpha) {}

    /**
     * The figures that are unusual. With a budget of false alarms each figure has the same part of the share, so that all together
     * are unusual by chance in at most that share of nights (C. Bonferroni, 1936; whatever hangs together among them). With a
     * rate of false discoveries the k most improbable have k parts, for the greatest k that this holds for (Y. Benjamini and
     * Y. Hochberg, Journal of the Royal Statistical Society B 57(1), 1995), so that of those that are named at most that share is by
     * chance, where figures are independent or move together.
     */
    Beyond beyond(double share) {
        List<Unusual> likely = figures.stream()
                .sorted(Comparator.comparingDouble(Unusual::probability))
                .toList();
        int named = 0;
        for (int rank = 1; rank <= likely.size(); rank++) {
            named = likely.get(rank - 1).probability() <= alpha(share, rank) ? rank : named;
        }
        double alpha = alpha(share, Math.max(1, named));
        List<Unusual> beyond =
                likely.stream().filter(figure -> figure.probability() <= alpha).toList();
        return new Beyond(
                beyond.stream()
                        .filter(figure -> figure.column().isEmpty()
                                || beyond.stream()
                                        .noneMatch(other -> other.column().equals(figure.column())
                                                && other.what().compareTo(figure.what()) < 0))
                        .sorted(Comparator.comparing(UnusualNight::place))
                        .toList(),
                alpha);
    }

    private double alpha(double share, int rank) {
        return share * parts(rank) / figures.size();
    }

    private int parts(int rank) {
        return rule.control() == Control.FALSE_DISCOVERY_RATE ? rank : 1;
    }

    private static int place(Unusual figure) {
        return switch (figure.what()) {
            case ROWS -> 0;
            case MISSING, UNSEEN, VALUES -> 1;
            case REJECTS -> 2;
            case SCORES -> 3;
            case SLICES -> 4;
        };
    }

    /**
     * Chance makes one night in so many so unusual: at the inverse share something is just {@link #beyond} it. Empty where no figure's
     * limit was learned from past nights.
     */
    OptionalDouble nights() {
        double[] ascending = figures.stream()
                .filter(Unusual::isByChance)
                .mapToDouble(Unusual::probability)
                .sorted()
                .toArray();
        double least = 1;
        for (int rank = 1; rank <= ascending.length; rank++) {
            least = Math.min(least, ascending[rank - 1] * figures.size() / parts(rank));
        }
        return ascending.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 / least);
    }

    /** Why it is not known how often chance makes so unusual a night, without a full stop. */
    String unknown() {
        if (!isLearned(past.size())) {
            return "by stated limits, until " + FEWEST + " nights are published";
        }
        return rule.quantile().isPresent()
                ? "by a quantile of past nights, which says nothing of chance"
                : "by the stated limit of what fewer than " + FEWEST + " nights have";
    }

    private void rows() {
        double[] before = past.profiles()
                .mapToDouble(profile -> new Observation.Size(profile.rows().read()).figure())
                .toArray();
        Optional<Usual> usual = isLearned(before.length)
                ? Optional.of(rule.quantile()
                        .map(share -> Usual.around(share, before, LEAST_ROWS))
                        .orElseGet(() -> Usual.of(before, LEAST_ROWS)))
                : usualRows().map(rows -> new Usual.Stated(StrictMath.log(Math.max(1, rows)), STATED_ROWS));
        usual.ifPresent(known -> add(
                Figure.ROWS, Optional.empty(), new Observation.Size(night.rows().read()), known));
    }

    private Optional<Double> usualRows() {
        if (past.size() > 0) {
            return Optional.of(past.profiles()
                    .mapToLong(profile -> profile.rows().read())
                    .average()
                    .orElseThrow());
        }
        return baseline.filter(frozen -> !frozen.nights().isEmpty())
                .map(frozen -> (double) frozen.profile().rows().read()
                        / frozen.nights().size());
    }

    static boolean isLearned(int nights) {
        return nights >= FEWEST;
    }

    private void column(ColumnProfile tonight) {
        List<ColumnProfile> before = past.columns(tonight);
        Optional<ColumnProfile> pool = isLearned(before.size())
                ? PastNights.pool(before)
                : baseline.flatMap(frozen -> frozen.profile().column(tonight.name()))
                        .filter(column -> column.type() == tonight.type())
                        .or(() -> PastNights.pool(before));
        if (pool.isEmpty()) {
            return;
        }
        List<Comparison> nights = isLearned(before.size())
                ? before.stream()
                        .map(column -> ColumnComparison.of(pool.get(), column).leaveOut())
                        .toList()
                : List.of();
        Comparison now = ColumnComparison.of(pool.get(), tonight);
        Optional<String> name = Optional.of(tonight.name());
        if (rule.looksAt(Figure.MISSING)) {
            add(
                    Figure.MISSING,
                    name,
                    now.missing(MATERIAL),
                    share(
                            nights.stream().map(one -> one.missing(MATERIAL)).toList(),
                            pool.get().nullShare()));
        }
        if (!ColumnComparison.refusal(pool.get().content(), tonight.content()).isEmpty()) {
            return;
        }
        if (rule.looksAt(Figure.UNSEEN)) {
            now.unseen(MATERIAL).ifPresent(observed -> add(Figure.UNSEEN, name, observed, share(unseen(nights), NONE)));
        }
        if (rule.looksAt(Figure.VALUES)) {
            now.distance().ifPresent(observed -> add(Figure.VALUES, name, observed, distance(distances(nights))));
        }
    }

    private static List<Observation.Share> unseen(List<Comparison> nights) {
        return nights.stream().flatMap(one -> one.unseen(MATERIAL).stream()).toList();
    }

    private static List<Observation.Distance> distances(List<Comparison> nights) {
        return nights.stream().flatMap(one -> one.distance().stream()).toList();
    }

    private void rejects() {
        RowCounts before = past.size() > 0
                ? past.profiles().map(QualityProfile::rows).reduce(RowCounts.NONE, RowCounts::merge)
                : baseline.map(frozen -> frozen.profile().rows()).orElse(RowCounts.NONE);
        add(
                Figure.REJECTS,
                Optional.empty(),
                rejected(night),
                share(
                        past.profiles().map(UnusualNight::rejected).toList(),
                        Metric.share(before.rejected(), before.read())));
    }

    private static Observation.Share rejected(QualityProfile profile) {
        return new Observation.Share(profile.rows().rejected(), profile.rows().read(), MATERIAL);
    }

    /** @param pooled of all that is there to compare with; the stated limit lies above it */
    private Usual share(List<Observation.Share> before, Metric pooled) {
        return isLearned(before.size())
                ? learned(before.stream().mapToDouble(Observation::figure).toArray(), 0)
                : new Usual.Stated(pooled instanceof Metric.Value known ? known.value() : 0, STATED_SHARE);
    }

    private Usual distance(List<Observation.Distance> nights) {
        double[] before = nights.stream().mapToDouble(Observation::figure).toArray();
        return isLearned(before.length)
                ? learned(before, LEAST_DISTANCE)
                : new Usual.Stated(0, Math.sqrt(STATED_INDEX));
    }

    private Usual learned(double[] before, double least) {
        return rule.quantile().map(share -> Usual.upTo(share, before, least)).orElseGet(() -> Usual.of(before, least));
    }

    private void add(Figure what, Optional<String> column, Observation observed, Usual usual) {
        figures.add(Unusual.of(what, column, observed, usual));
    }
}
