package io.nightjar.diff;

import io.nightjar.diff.RunDiff.KeyCounts;
import io.nightjar.quality.Figures;
import io.nightjar.run.RunRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A difference in words, the most important first. */
public final class DiffWords {
    private static final int THINGS = 3;
    private static final int FEATURES_NAMED = 2;
    /** Of rounding nothing is said. */
    private static final double NOTHING = 1e-9;

    private static final double ROUNDING = 1e-13;

    private final RunDiff diff;

    public DiffWords(RunDiff diff) {
        this.diff = diff;
    }

    /** Which runs, and whether they differ. */
    public String headline() {
        return name(diff.before()) + " and " + name(diff.after()) + " "
                + (diff.same() ? "are the same, byte for byte." : "differ.");
    }

    private static String name(RunRecord run) {
        return run.label() + " (" + run.id() + ", " + run.model() + ")";
    }

    /** How far scores and decisions moved. */
    public List<String> moves() {
        List<String> moves = new ArrayList<>();
        KeyCounts keys = diff.keys();
        moves.add("Of the keys " + Figures.count(keys.both()) + " are in both, " + Figures.count(keys.gone())
                + " are gone, " + Figures.count(keys.added()) + " came.");
        diff.first().ifPresent(was -> diff.last().ifPresent(is -> {
            moves.add("The mean score went from " + Figures.number(was.score()) + " to " + Figures.number(is.score())
                    + ", by " + signed(is.score() - was.score()) + ".");
            was.before().ifPresent(share -> is.after()
                    .ifPresent(now -> moves.add("Rows at or above the threshold went from "
                            + Figures.percent(share) + " to " + Figures.percent(now) + ", by " + points(now - share)
                            + ".")));
        }));
        diff.rest()
                .filter(rest -> Math.abs(rest) > NOTHING)
                .ifPresent(
                        rest -> moves.add(
                                "The parts leave " + signed(rest)
                                        + " unexplained: this program, or the platform, scores otherwise than the one that made the table."));
        return moves;
    }

    /** The three things that explain most of it. */
    public List<String> things() {
        List<Part> parts = diff.greatest();
        // Where one part is all, its features follow as things of their own.
        int named = parts.size() == 1 ? 0 : FEATURES_NAMED;
        List<String> things = new ArrayList<>(
                parts.stream().limit(THINGS).map(part -> thing(part, named)).toList());
        if (!parts.isEmpty()) {
            Part greatest = parts.get(0);
            features(greatest)
                    .limit(THINGS - things.size())
                    .map(feature -> feature.getKey() + " is " + signed(feature.getValue()) + " of the "
                            + signed(greatest.margin().orElse(0.0)) + " by which "
                            + greatest.cause().words() + " moved the mean margin.")
                    .forEach(things::add);
        }
        return things;
    }

    private String thing(Part part, int named) {
        String most = features(part)
                .limit(named)
                .map(feature -> feature.getKey() + " " + signed(feature.getValue()))
                .collect(Collectors.joining(", "));
        String decisions = part.decisions()
                .filter(share -> share != 0)
                .map(share -> ", and the rows at or above the threshold by " + points(share))
                .orElse("");
        return capital(part.cause().words()) + " moved the mean score by " + signed(part.score()) + share(part)
                + decisions + (most.isEmpty() ? "" : "; in the margin above all " + most) + ".";
    }

    private String share(Part part) {
        return diff.moved()
                .filter(all -> Math.abs(all) > NOTHING)
                .map(all -> " (" + Math.round(100 * part.score() / all) + " % of the move)")
                .orElse("");
    }

    /** Of one part those that did something, the greatest first. */
    static Stream<Map.Entry<String, Double>> features(Part part) {
        return part.features().entrySet().stream()
                .filter(feature -> Math.abs(feature.getValue()) > NOTHING)
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> feature) -> -Math.abs(feature.getValue()))
                        .thenComparing(Map.Entry.comparingByKey()));
    }

    /** Of all parts, those of the greatest total first. */
    public List<String> featureNames() {
        return diff.parts().stream()
                .flatMap(part -> part.features().keySet().stream())
                .distinct()
                .sorted(Comparator.comparingDouble((String name) -> -Math.abs(total(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** What a feature did to the mean margin, by all parts together. */
    public double total(String feature) {
        return diff.parts().stream()
                .mapToDouble(part -> part.features().getOrDefault(feature, 0.0))
                .sum();
    }

    /** A mover's change, and the features that stand beside its scores. */
    public static String why(Mover mover) {
        Map<String, Double> was = mover.reasonsBefore().stream()
                .collect(Collectors.toMap(Mover.Reason::feature, Mover.Reason::contribution, (one, two) -> one));
        return mover.reasonsAfter().stream()
                .map(reason -> reason.feature() + " "
                        + Optional.ofNullable(was.get(reason.feature()))
                                .map(before -> signed(before) + " → ")
                                .orElse("")
                        + signed(reason.contribution()))
                .collect(Collectors.joining(", "));
    }

    /** With its sign; what only rounding makes is nothing. */
    public static String signed(double figure) {
        return Math.abs(figure) < ROUNDING ? "0" : (figure < 0 ? "-" : "+") + Figures.number(Math.abs(figure));
    }

    /** A difference of shares. */
    public static String points(double share) {
        return signed(100 * share) + " points";
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
