package io.nightjar.diff;

import io.nightjar.run.RunRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Why two runs of a job differ.
 *
 * @param same whether their tables are equal, byte for byte
 * @param keys how many only the first has, both have, only the second has
 * @param first what the first table comes to; empty where it has no score, or no row
 * @param last what the second one comes to
 * @param parts of the move of the mean score, in the order of {@link Cause}
 * @param movers keys of both whose score moved most
 * @param spread of the scores; empty where profiles are gone
 * @param columns of the input that moved, the one that moved most first; none where profiles are gone
 * @param unknown what cannot be told, and why, a sentence each
 */
public record RunDiff(
        RunRecord before,
        RunRecord after,
        boolean same,
        KeyCounts keys,
        Optional<State> first,
        Optional<State> last,
        List<Part> parts,
        List<Mover> movers,
        Optional<Spread> spread,
        List<MovedColumn> columns,
        List<Change> changes,
        List<String> unknown) {

    public RunDiff {
        parts = List.copyOf(parts);
        movers = List.copyOf(movers);
        columns = List.copyOf(columns);
        changes = List.copyOf(changes);
        unknown = List.copyOf(unknown);
    }

    /** Rows of the two tables by their keys. */
    public record KeyCounts(long gone, long both, long added) {}

    /** By how much the mean score moved. */
    public Optional<Double> moved() {
        return first.flatMap(was -> last.map(is -> is.score() - was.score()));
    }

    /** By how much the share of rows at or above the threshold moved, each run's by its own. */
    public Optional<Double> decisionsMoved() {
        return first.flatMap(State::before)
                .flatMap(was -> last.flatMap(State::after).map(is -> is - was));
    }

    /** What the parts leave of the move; rounding only. */
    public Optional<Double> rest() {
        return moved().filter(all -> !parts.isEmpty())
                .map(all -> all - parts.stream().mapToDouble(Part::score).sum());
    }

    /** The parts that did something, the greatest first. */
    public List<Part> greatest() {
        return parts.stream()
                .filter(part -> part.score() != 0 || part.decisions().orElse(0.0) != 0)
                .sorted(Comparator.comparingDouble((Part part) -> -Math.abs(part.score())))
                .toList();
    }
}
