package io.nightjar.quality;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The published nights that a night is measured by.
 *
 * @param nights ascending by date; none of them the night itself
 * @param pinned the one run that the job compares with; empty where it names none, or where nothing is kept of it
 */
public record PastNights(List<Night> nights, Optional<Night> pinned) {
    /** Where nothing was published, or nobody looks. */
    public static final PastNights NONE = new PastNights(List.of());

    /**
     * A published night.
     *
     * @param model that scored it, {@code name@version}: scores of another are no measure
     */
    public record Night(LocalDate date, String model, QualityProfile profile) {}

    public PastNights(List<Night> nights) {
        this(nights, Optional.empty());
    }

    public PastNights {
        nights = List.copyOf(nights);
    }

    int size() {
        return nights.size();
    }

    Stream<QualityProfile> profiles() {
        return nights.stream().map(Night::profile);
    }

    /** Those that were scored by this model. */
    PastNights of(String model) {
        return new PastNights(
                nights.stream().filter(night -> night.model().equals(model)).toList());
    }

    /** A column of each night that has it as it is tonight. */
    List<ColumnProfile> columns(ColumnProfile tonight) {
        return profiles()
                .flatMap(profile -> profile.column(tonight.name()).stream())
                .filter(column -> column.type() == tonight.type()
                        && column.use().isPresent() == tonight.use().isPresent()
                        && ColumnComparison.refusal(column.content(), tonight.content())
                                .equals(ColumnComparison.refusal(tonight.content(), tonight.content())))
                .toList();
    }

    /** All of them as one; empty where there is none. */
    static Optional<ColumnProfile> pool(List<ColumnProfile> columns) {
        return columns.stream().reduce(ColumnProfile::merge);
    }
}
