package io.nightjar.quality.effect;

import io.nightjar.quality.measure.Metric;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the contributions of a column are spread over the rows of a night or a baseline.
 *
 * <p>Two of them are compared as the theory of transport does on a line (S. Vallender, 1974): the row at each share of the way
 * from the least contribution to the greatest is set against the one at the same share on the other side, so that margins are
 * moved by as little as makes one spread the other. Equal spreads move nothing.
 */
public final class Spread {
    private final double[] contributions;
    private final long[] rowsUpTo;
    private final long rows;

    private Spread(double[] contributions, long[] rowsUpTo) {
        this.contributions = contributions;
        this.rowsUpTo = rowsUpTo;
        this.rows = rowsUpTo[rowsUpTo.length - 1];
    }

    /**
     * @param contributions one a value of the column
     * @param rows that hold it
     * @return empty where no row does
     */
    public static Optional<Spread> of(double[] contributions, long[] rows) {
        int[] ascending = IntStream.range(0, rows.length)
                .filter(value -> rows[value] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(value -> contributions[value]))
                .mapToInt(Integer::intValue)
                .toArray();
        if (ascending.length == 0) {
            return Optional.empty();
        }
        double[] sorted = Arrays.stream(ascending)
                .mapToDouble(value -> contributions[value])
                .toArray();
        long[] upTo = Arrays.stream(ascending).mapToLong(value -> rows[value]).toArray();
        Arrays.parallelPrefix(upTo, Long::sum);
        return Optional.of(new Spread(sorted, upTo));
    }

    /** What comes of this spread, where it was the baseline's before. */
    public DecisionEffect since(Spread baseline, Optional<NearThreshold> decisions) {
        double shift = 0;
        double distance = 0;
        double raised = 0;
        double lowered = 0;
        double done = 0;
        int now = 0;
        int then = 0;
        while (now < contributions.length && then < baseline.contributions.length) {
            double upToNow = (double) rowsUpTo[now] / rows;
            double upToThen = (double) baseline.rowsUpTo[then] / baseline.rows;
            double share = Math.min(upToNow, upToThen) - done;
            double moved = contributions[now] - baseline.contributions[then];
            shift += share * moved;
            distance += share * Math.abs(moved);
            if (decisions.isPresent() && share > 0 && moved != 0) {
                double crossing = share * decisions.get().share(moved);
                raised += moved > 0 ? crossing : 0;
                lowered += moved < 0 ? crossing : 0;
            }
            done += share;
            now += upToNow <= upToThen ? 1 : 0;
            then += upToThen <= upToNow ? 1 : 0;
        }
        Metric none = Metric.notAvailable("the job has no threshold on the margin");
        return new DecisionEffect(
                Metric.of(shift),
                Metric.of(distance),
                decisions.isPresent() ? Metric.of(raised) : none,
                decisions.isPresent() ? Metric.of(lowered) : none);
    }
}
