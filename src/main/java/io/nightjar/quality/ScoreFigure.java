package io.nightjar.quality;

import io.nightjar.quality.alarm.Observation.Distance;
import io.nightjar.quality.measure.Comparison;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the scores of a night lie, or its predicted classes where there is no one score, by those of other nights of the same weekday,
 * or of all others where there is none. A model may
 * look at the weekday, which is one for a whole night and moves all its scores; columns are not compared by weekday, since
 * what comes from the date never enters them.
 *
 * @param reference what the night is measured by; nights of other models are no measure for scores
 */
record ScoreFigure(Reference reference) {

    /** @param past the same figure of each past night by the others; none where there are too few */
    record Found(Distance tonight, List<Distance> past) {}

    private record Counted(LocalDate date, List<Long> bins) {}

    Optional<Found> of(QualityProfile night) {
        if (night.score().isEmpty()) {
            return ofClasses(night);
        }
        if (night.score().get().count() == 0) {
            return Optional.empty();
        }
        ScoreProfile tonight = night.score().get();
        List<PastNights.Night> before = past().filter(past -> past.profile()
                        .score()
                        .filter(score -> isLike(score, tonight))
                        .isPresent())
                .toList();
        return UnusualNight.isLearned(before.size()) ? byNights(before, tonight) : byBaseline(tonight);
    }

    /** Of several classes without one score: how many rows were predicted to be of each. */
    private Optional<Found> ofClasses(QualityProfile night) {
        List<String> classes = night.classNames();
        List<PastNights.Night> before = past().filter(past ->
                        !classes.isEmpty() && past.profile().classNames().equals(classes))
                .toList();
        if (!UnusualNight.isLearned(before.size())) {
            return reference
                    .baseline()
                    .flatMap(frozen -> ClassDrift.of(frozen, night))
                    .flatMap(drift -> drift.compared().distance())
                    .map(figure -> new Found(figure, List.of()));
        }
        return byNights(
                before.stream()
                        .map(past -> new Counted(past.date(), rows(past.profile())))
                        .toList(),
                rows(night));
    }

    private static List<Long> rows(QualityProfile profile) {
        return profile.classes().stream().map(ClassCount::rows).toList();
    }

    private Stream<PastNights.Night> past() {
        return reference.past().of(reference.model()).nights().stream();
    }

    private static boolean isLike(ScoreProfile score, ScoreProfile tonight) {
        return score.count() > 0 && score.isLike(tonight);
    }

    private Optional<Found> byNights(List<PastNights.Night> before, ScoreProfile tonight) {
        ScoreBins bins = ScoreBins.of(before.stream()
                .flatMap(night -> night.profile().score().stream())
                .reduce(ScoreProfile::merge)
                .orElseThrow());
        List<Counted> nights = before.stream()
                .map(night -> new Counted(
                        night.date(), list(bins.count(night.profile().score().orElseThrow()))))
                .toList();
        return byNights(nights, list(bins.count(tonight)));
    }

    private Optional<Found> byNights(List<Counted> nights, List<Long> tonight) {
        List<Distance> past = new ArrayList<>();
        for (Counted night : nights) {
            Comparison.ofBins(others(nights, night.date()), array(night.bins()))
                    .distance()
                    .ifPresent(past::add);
        }
        return Comparison.ofBins(others(nights, reference.date()), array(tonight))
                .distance()
                .map(figure -> new Found(figure, past));
    }

    private static List<Long> list(long[] rows) {
        return Arrays.stream(rows).boxed().toList();
    }

    private static long[] array(List<Long> rows) {
        return rows.stream().mapToLong(Long::longValue).toArray();
    }

    /** The rows of other nights of the date's weekday; of all other nights where there are none. */
    private static long[] others(List<Counted> nights, LocalDate date) {
        DayOfWeek day = date.getDayOfWeek();
        List<Counted> others =
                nights.stream().filter(night -> !night.date().equals(date)).toList();
        List<Counted> same = others.stream()
                .filter(night -> night.date().getDayOfWeek() == day)
                .toList();
        long[] sum = new long[nights.get(0).bins().size()];
        for (Counted night : same.isEmpty() ? others : same) {
            for (int bin = 0; bin < sum.length; bin++) {
                sum[bin] += night.bins().get(bin);
            }
        }
        return sum;
    }

    private Optional<Found> byBaseline(ScoreProfile tonight) {
        return reference
                .baseline()
                .filter(frozen -> frozen.profile()
                        .score()
                        .filter(score -> isLike(score, tonight))
                        .isPresent())
                .flatMap(Baseline::scoreBins)
                .flatMap(bins ->
                        Comparison.ofBins(bins.expected(), bins.count(tonight)).distance())
                .map(figure -> new Found(figure, List.of()));
    }
}
