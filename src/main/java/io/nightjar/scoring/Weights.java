package io.nightjar.scoring;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All that a linear model has learned: a number for each output and feature. */
public final class Weights {
    private final List<String> outputs;
    private final List<String> features;
    private final double[][] values;

    /**
     * Of one model.
     *
     * @param outputs classes, or names of predicted numbers
     * @param features their names in the model's order, the bias last
     * @param values by output and feature; not copied
     */
    public Weights(List<String> outputs, List<String> features, double[][] values) {
        this.outputs = List.copyOf(outputs);
        this.features = List.copyOf(features);
        this.values = values;
    }

    public List<String> outputs() {
        return outputs;
    }

    public List<String> features() {
        return features;
    }

    public double value(int output, int feature) {
        return values[output][feature];
    }

    /**
     * Where two models differ first, in the order of outputs and features.
     *
     * @param output empty where a feature is known to one of them alone
     * @param feature empty where an output is
     */
    public record Difference(String output, String feature, String there, String here) {}

    public long count() {
        return (long) outputs.size() * features.size();
    }

    /** The first difference to those of another training; empty where all names and all bits are equal. */
    public Optional<Difference> firstDifference(Weights here) {
        Optional<Difference> named = firstName(outputs, here.outputs, What.OUTPUT)
                .or(() -> firstName(features, here.features, What.FEATURE));
        if (named.isPresent()) {
            return named;
        }
        for (int output = 0; output < values.length; output++) {
            for (int feature = 0; feature < values[output].length; feature++) {
                if (differs(here, output, feature)) {
                    return Optional.of(new Difference(
                            outputs.get(output),
                            features.get(feature),
                            Double.toString(values[output][feature]),
                            Double.toString(here.values[output][feature])));
                }
            }
        }
        return Optional.empty();
    }

    /** How many numbers differ where the names are the same; all where they are not. */
    public long differing(Weights here) {
        if (!outputs.equals(here.outputs) || !features.equals(here.features)) {
            return count();
        }
        long differing = 0;
        for (int output = 0; output < values.length; output++) {
            for (int feature = 0; feature < values[output].length; feature++) {
                differing += differs(here, output, feature) ? 1 : 0;
            }
        }
        return differing;
    }

    private boolean differs(Weights here, int output, int feature) {
        return Double.doubleToRawLongBits(values[output][feature])
                != Double.doubleToRawLongBits(here.values[output][feature]);
    }

    private static Optional<Difference> firstName(List<String> there, List<String> here, What what) {
        return firstMissing(there, here)
                .map(name -> what.difference(name, "known", "unknown"))
                .or(() -> firstMissing(here, there).map(name -> what.difference(name, "unknown", "known")))
                .or(() -> there.equals(here)
                        ? Optional.empty()
                        : Optional.of(what.difference(there.get(0), "in another order", "in another order")));
    }

    private static Optional<String> firstMissing(List<String> names, List<String> others) {
        Set<String> known = new HashSet<>(others);
        return names.stream().filter(name -> !known.contains(name)).findFirst();
    }

    private enum What {
        OUTPUT,
        FEATURE;

        Difference difference(String name, String there, String here) {
            return this == OUTPUT ? new Difference(name, "", there, here) : new Difference("", name, there, here);
        }
    }
}
