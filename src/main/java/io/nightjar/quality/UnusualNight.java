package io.nightjar.quality;

import io.nightjar.quality.Unusual.Kind;
import io.nightjar.quality.alarm.Observation;
import io.nightjar.quality.alarm.Usual;
import io.nightjar.quality.measure.Comparison;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
    private static final double STATED_ROWS = StrictMath.log(1.5);

    private final QualityProfile night;
    private final PastNights past;
    private final Optional<Baseline> baseline;
    private final List<Unusual> figures = new ArrayList<>();

    UnusualNight(QualityProfile night, Reference reference) {
        this.night = night;
        this.past = reference.past();
        this.baseline = reference.baseline();
        rows();
        night.columns().forEach(this::column);
        rejects();
        new ScoreFigure(reference)
                .of(night)
                .ifPresent(figure -> add(Kind.SCORE, Optional.empty(), figure.tonight(), distance(figure.past())));
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
     * Those that are unusual although each is given the same part of a share of nights, so that all figures of a night
     * together are unusual by chance in at most that share (C. Bonferroni, 1936; whatever hangs together among
     * them). Causes first; of each column only what says most.
     */
    List<Unusual> beyond(double alpha) {
        List<Unusual> beyond = figures.stream()
                .filter(figure -> figure.probability() * figures.size() <= alpha)
                .sorted(Comparator.comparingDouble(Unusual::probability))
                .toList();
        return beyond.stream()
                .filter(figure -> figure.column().isEmpty()
                        || beyond.stream()
                                .noneMatch(other -> other.column().equals(figure.column())
                                        && other.what().compareTo(figure.what()) < 0))
                .sorted(Comparator.comparing(UnusualNight::place))
                .toList();
    }

    private static int place(Unusual figure) {
        return switch (figure.what()) {
            case ROWS -> 0;
            case MISSING, UNSEEN, VALUES -> 1;
            case REJECTS -> 2;
            case SCORE -> 3;
        };
    }

    /** How often chance makes so unusual a night, as a share of nights; of the most unusual figure, for all of them. */
    double probability() {
        double least = figures.stream().mapToDouble(Unusual::probability).min().orElse(1);
        return Math.min(1, least * figures.size());
    }

    private void rows() {
        double[] before = past.profiles()
                .mapToDouble(profile -> new Observation.Size(profile.rows().read()).figure())
                .toArray();
        Optional<Usual> usual = isLearned(before.length)
                ? Optional.of(Usual.of(before, LEAST_ROWS))
                : usualRows().map(rows -> new Usual.Stated(StrictMath.log(Math.max(1, rows)), STATED_ROWS));
        usual.ifPresent(known -> add(
                Kind.ROWS, Optional.empty(), new Observation.Size(night.rows().read()), known));
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
        add(
                Kind.MISSING,
                name,
                now.missing(MATERIAL),
                share(nights.stream().map(one -> one.missing(MATERIAL)).toList()));
        if (!ColumnComparison.refusal(pool.get().content(), tonight.content()).isEmpty()) {
            return;
        }
        now.unseen(MATERIAL)
                .ifPresent(observed -> add(
                        Kind.UNSEEN,
                        name,
                        observed,
                        share(nights.stream()
                                .flatMap(one -> one.unseen(MATERIAL).stream())
                                .toList())));
        now.distance()
                .ifPresent(observed -> add(
                        Kind.VALUES,
                        name,
                        observed,
                        distance(nights.stream()
                                .flatMap(one -> one.distance().stream())
                                .toList())));
    }

    private void rejects() {
        add(
                Kind.REJECTS,
                Optional.empty(),
                rejected(night),
                share(past.profiles().map(UnusualNight::rejected).toList()));
    }

    private static Observation.Share rejected(QualityProfile profile) {
        return new Observation.Share(profile.rows().rejected(), profile.rows().read(), MATERIAL);
    }

    private static Usual share(List<Observation.Share> before) {
        return isLearned(before.size())
                ? Usual.of(before.stream().mapToDouble(Observation::figure).toArray(), 0)
                : new Usual.Stated(0, STATED_SHARE);
    }

    private static Usual distance(List<Observation.Distance> nights) {
        double[] before = nights.stream().mapToDouble(Observation::figure).toArray();
        return isLearned(before.length)
                ? Usual.of(before, LEAST_DISTANCE)
                : new Usual.Stated(0, Math.sqrt(STATED_INDEX));
    }

    private void add(Kind what, Optional<String> column, Observation observed, Usual usual) {
        figures.add(new Unusual(what, column, observed, usual));
    }
}
