package io.nightjar.quality;

import io.nightjar.quality.measure.Metric;
import io.nightjar.run.JobDefinition.Action;
import io.nightjar.run.JobDefinition.Gate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The gate {@code unusual-night}. Its figure n says that chance makes one night in n so unusual; where past nights do not say what
 * is usual there is no such figure, and stated limits decide.
 */
record UnusualGate(Gate gate) {
    private static final double MOST_SHOWN = 1e6;

    GateOutcome judge(QualityProfile night, Reference reference) {
        UnusualNight measured = new UnusualNight(night, reference, gate.rule());
        if (!measured.isMeasured()) {
            return notEvaluated("no night is published yet and the model has no baseline");
        }
        if (measured.size() == 0) {
            return notEvaluated("none of the figures that it names can be measured");
        }
        UnusualNight.Beyond found = measured.beyond(1 / gate.limit());
        List<Unusual> beyond = found.figures();
        return beyond.isEmpty()
                ? new GateOutcome(
                        gate,
                        GateOutcome.Result.PASSED,
                        measured.nights().isEmpty()
                                ? Metric.notAvailable(measured.unknown())
                                : Metric.of(Math.min(measured.nights().getAsDouble(), gate.limit())),
                        "Nothing is unusual: none of " + measured.size() + " figures, by " + measured.by() + ".")
                : new GateOutcome(gate, failed(), chance(measured), sentence(measured, found));
    }

    /** One night in so many, where that is what the gate failed by. */
    private Metric chance(UnusualNight measured) {
        return measured.nights().orElse(0) < gate.limit()
                ? Metric.notAvailable(measured.unknown())
                : Metric.of(measured.nights().getAsDouble());
    }

    private GateOutcome notEvaluated(String why) {
        return new GateOutcome(
                gate,
                GateOutcome.Result.NOT_EVALUATED,
                Metric.notAvailable(why),
                "Could not measure how unusual the night is: " + why + ".");
    }

    private GateOutcome.Result failed() {
        return gate.action() == Action.HOLD ? GateOutcome.Result.HELD : GateOutcome.Result.WARNED;
    }

    private String sentence(UnusualNight measured, UnusualNight.Beyond found) {
        List<Unusual> beyond = found.figures();
        String others = beyond.stream().skip(1).map(Unusual::subject).distinct().collect(Collectors.joining(", "));
        String chance = chance(measured) instanceof Metric.Value nights
                ? "; chance makes " + oneIn(nights.value()) + " so unusual, the limit is " + oneIn(gate.limit())
                : "";
        return "Unusual, by " + measured.by() + ": " + beyond.get(0).phrase(found.alpha()) + chance + "."
                + (others.isEmpty() ? "" : " Unusual too: " + others + ".");
    }

    /** {@code one night in 90}; {@code any night} where it is as chance makes them all. */
    static String oneIn(double nights) {
        if (Math.round(nights) <= 1) {
            return "any night";
        }
        return nights > MOST_SHOWN
                ? "less than one night in " + Figures.count((long) MOST_SHOWN)
                : "one night in " + Figures.count(Math.round(nights));
    }
}
