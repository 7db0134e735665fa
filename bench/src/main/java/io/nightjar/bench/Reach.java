package io.nightjar.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the engine is meant to reach, and whether it does. */
final class Reach {
    private final Map<Workload, List<Figures>> table;
    private final long scale;

    /** How many times the other's time the engine's must go into; or at least, for limits from above. */
    private record Goal(String workload, String contender, int threads, double times, Sense sense) {}

    private enum Sense {
        /** The other takes at least so many times the engine's time. */
        AT_LEAST,
        /** The other takes at most so many times the engine's time. */
        AT_MOST,
        /** The engine takes at most so many times the other's time. */
        WITHIN
    }

    private static final List<Goal> GOALS = List.of(
            new Goal("a", Contenders.DUCKDB, 1, 1.2, Sense.AT_LEAST),
            new Goal("a", Contenders.DUCKDB, 2, 1.2, Sense.AT_LEAST),
            new Goal("e", Contenders.DUCKDB, 1, 1.2, Sense.AT_LEAST),
            new Goal("e", Contenders.DUCKDB, 2, 1.2, Sense.AT_LEAST),
            new Goal("b", Contenders.DUCKDB, 1, 1, Sense.AT_LEAST),
            new Goal("b", Contenders.DUCKDB, 2, 1, Sense.AT_LEAST),
            new Goal("c", Contenders.DUCKDB, 1, 1, Sense.AT_LEAST),
            new Goal("c", Contenders.DUCKDB, 2, 1, Sense.AT_LEAST),
            new Goal("a", Contenders.ROWS, 2, 10, Sense.AT_LEAST),
            new Goal("e", Contenders.ROWS, 2, 10, Sense.AT_LEAST),
            new Goal("a", Contenders.SPARK_WARM, 2, 4, Sense.AT_LEAST),
            new Goal("e", Contenders.SPARK_WARM, 2, 4, Sense.AT_LEAST),
            new Goal("a", Contenders.FLOOR, 1, 2, Sense.WITHIN),
            new Goal("a", Contenders.FLOOR, 2, 2, Sense.WITHIN),
            new Goal("a", Contenders.COUNTED, 1, 1.2, Sense.AT_MOST),
            new Goal("a", Contenders.COUNTED, 2, 1.2, Sense.AT_MOST),
            // A fifth for what is counted in all rows, a twentieth for the sample.
            new Goal("a", Contenders.PROFILED, 1, 1.25, Sense.AT_MOST),
            new Goal("a", Contenders.PROFILED, 2, 1.25, Sense.AT_MOST),
            new Goal("a", Contenders.PRODUCT, 1, 1.4, Sense.AT_MOST),
            new Goal("a", Contenders.PRODUCT, 2, 1.4, Sense.AT_MOST));

    Reach(Map<Workload, List<Figures>> table, long scale) {
        this.table = table;
        this.scale = scale;
    }

    String markdown() {
        StringBuilder text = new StringBuilder(
                "\n### Goals\n\n| table | threads | goal | measured | reached |\n|---|--:|---|--:|---|\n");
        for (Goal goal : GOALS) {
            Optional<Double> ratio = ratio(goal);
            if (ratio.isPresent()) {
                double value = goal.sense() == Sense.WITHIN ? 1 / ratio.get() : ratio.get();
                boolean reached = goal.sense() == Sense.AT_LEAST ? value >= goal.times() : value <= goal.times();
                text.append("| ")
                        .append(goal.workload())
                        .append(" | ")
                        .append(goal.threads())
                        .append(" | ");
                text.append(words(goal))
                        .append(" | ")
                        .append(Report.number(value, 2))
                        .append(" x | ");
                text.append(reached ? "yes" : "**no**").append(" |\n");
            }
        }
        return text.toString();
    }

    private static String words(Goal goal) {
        String times = Report.number(goal.times(), 2) + " x ";
        return switch (goal.sense()) {
            case AT_LEAST -> "at least " + times + "as fast as " + goal.contender();
            case AT_MOST -> goal.contender() + " takes at most " + times + "the engine's time";
            case WITHIN -> "at most " + times + "the time of the " + goal.contender();
        };
    }

    /** How many times the engine's time the other takes, for equal rows. */
    private Optional<Double> ratio(Goal goal) {
        return time(goal, goal.contender())
                .flatMap(other -> time(goal, Contenders.ENGINE).map(engine -> other / engine));
    }

    private Optional<Double> time(Goal goal, String contender) {
        return table.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(goal.workload()))
                .flatMap(entry -> entry.getValue().stream()
                        .filter(one -> one.contender().name().equals(contender))
                        .filter(one -> one.contender().threads() == goal.threads())
                        .map(one -> one.scaled(entry.getKey().rows(scale))))
                .findFirst();
    }
}
