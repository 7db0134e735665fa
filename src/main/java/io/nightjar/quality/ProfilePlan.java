package io.nightjar.quality;

import io.nightjar.model.Signature;
import io.nightjar.table.DataFile;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a night is profiled: the same for each of its splits.
 *
 * @param signature of the model that scores
 * @param input the columns that are read, in the order of their vectors
 * @param privateColumns keys and columns of personal data: of these no value is kept
 * @param centers of columns of numbers, see {@link Distribution}; 0 for those that are not named
 * @param every one row of so many is looked at for what is not counted in every row; 1 for all
 * @param slices by which the decisions are told apart
 */
public record ProfilePlan(
        Signature signature,
        Schema input,
        Set<String> privateColumns,
        Map<String, Double> centers,
        int every,
        SlicePlan slices) {

    /** A share of a night's rows is never less than so many of them: fewer would say little. */
    static final int FEWEST_SAMPLED = 20_000;

    /** Where no share is asked for: a hundredth of the rows, and no more than say all there is to say. */
    private static final int SAMPLED = 100;

    private static final int MOST_SAMPLED = 100_000;

    /** Without slices. */
    public ProfilePlan(
            Signature signature, Schema input, Set<String> privateColumns, Map<String, Double> centers, int every) {
        this(signature, input, privateColumns, centers, every, SlicePlan.NONE);
    }

    public ProfilePlan {
        privateColumns = Set.copyOf(privateColumns);
        centers = Map.copyOf(centers);
    }

    /**
     * One row of how many makes up a share of a night's rows.
     *
     * @param share above 0, 1 for all; absent for what suits so many rows
     */
    public static int every(Optional<Double> share, long rows) {
        long asked = share.map(part -> Math.round(1 / part)).orElse(Math.max(SAMPLED, rows / MOST_SAMPLED));
        return (int) Math.max(1, Math.min(asked, rows / FEWEST_SAMPLED));
    }

    /** The centers that a night must have to be compared with a baseline. */
    public static Map<String, Double> centers(Optional<Baseline> baseline) {
        Map<String, Double> centers = new java.util.TreeMap<>();
        baseline.ifPresent(frozen -> frozen.profile().columns().forEach(column -> {
            if (column.content() instanceof ColumnContent.Numbers numbers) {
                centers.put(column.name(), numbers.distribution().center());
            }
        }));
        return centers;
    }

    /** Watches one split. */
    public ProfileCollector collector(Split split) {
        return new ProfileCollector(this, split);
    }

    /** The profile of no rows. */
    public QualityProfile empty() {
        DataFile none = new DataFile("", 0, Instant.EPOCH, List.of(), "0".repeat(64), input);
        return collector(new Split(0, none, 0, 0, 0, 0)).finish();
    }
}
