package io.nightjar.quality;

import io.nightjar.run.DriftBaseline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which baseline a night is compared with, as its job asks for. Of published nights only those of the night's model count.
 *
 * @param choice of the job
 * @param training of the model's bundle; empty where it has none
 */
public record ChosenBaseline(DriftBaseline choice, Optional<Baseline> training) {

    /**
     * The baseline of a night. Where no night of that kind is published yet, the model's own stands in; a pinned run has no
     * stand-in.
     *
     * @param past the nights published before it
     */
    public Optional<Baseline> on(LocalDate date, String model, PastNights past) {
        List<PastNights.Night> nights = past.of(model).nights();
        return switch (choice.kind()) {
            case TRAINING -> training;
            case LAST_NIGHT -> last(nights, 1).or(() -> training);
            case SAME_WEEKDAY ->
                from(nights.stream()
                                .filter(night -> night.date().getDayOfWeek() == date.getDayOfWeek())
                                .toList())
                        .or(() -> training);
            case NIGHTS -> last(nights, choice.nights()).or(() -> training);
            case RUN -> from(past.pinned().stream().toList());
        };
    }

    private static Optional<Baseline> last(List<PastNights.Night> nights, int most) {
        return from(nights.subList(Math.max(0, nights.size() - most), nights.size()));
    }

    /** The profiles of some nights as one: what they all have as the last of them has it. */
    private static Optional<Baseline> from(List<PastNights.Night> nights) {
        if (nights.isEmpty()) {
            return Optional.empty();
        }
        PastNights all = new PastNights(nights);
        QualityProfile newest = nights.get(nights.size() - 1).profile();
        List<ColumnProfile> columns = newest.columns().stream()
                .flatMap(column -> PastNights.pool(all.columns(column)).stream())
                .toList();
        QualityProfile pooled = new QualityProfile(
                all.profiles().map(QualityProfile::rows).reduce(RowCounts.NONE, RowCounts::merge),
                columns,
                newest.score().flatMap(score -> all.profiles()
                        .flatMap(profile -> profile.score().stream())
                        .filter(other -> other.isLike(score))
                        .reduce(ScoreProfile::merge)),
                classes(newest, all),
                seen(newest, all),
                1);
        return Optional.of(
                Baseline.from(nights.stream().map(PastNights.Night::date).toList(), pooled));
    }

    private static List<ClassCount> classes(QualityProfile newest, PastNights all) {
        List<ClassCount> sums = new ArrayList<>();
        for (ClassCount one : newest.classes()) {
            long rows = all.profiles()
                    .flatMap(profile -> profile.classes().stream())
                    .filter(other -> other.label().equals(one.label()))
                    .mapToLong(ClassCount::rows)
                    .sum();
            sums.add(new ClassCount(one.label(), rows));
        }
        return sums;
    }

    private static List<Long> seen(QualityProfile newest, PastNights all) {
        return IntStream.range(0, newest.columnsSeen().size())
                .mapToObj(n -> all.profiles()
                        .filter(profile -> profile.columnsSeen().size()
                                == newest.columnsSeen().size())
                        .mapToLong(profile -> profile.columnsSeen().get(n))
                        .sum())
                .toList();
    }
}
