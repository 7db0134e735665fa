package io.nightjar.scoring;

import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.LabelRule;
import io.nightjar.run.PathPattern;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One training file, {@code jobs/training/NAME.yaml}, checked. Values absent in the file carry their documented
 * default.
 *
 * @param name of the model; the file's name without its ending
 * @param title one line for people; the name where absent
 * @param input the table that the model learns from; later nights of it are scored
 * @param features what is taken from which column, in file order; a column may occur twice only as {@code hour} and
 *     {@code weekday}
 * @param label where the truth stands
 * @param algorithm which trainer, and its settings
 * @param nights which nights to learn from and which to hold out
 * @param digest SHA-256 of the file's bytes, lower-case hex
 * @param text the whole file
 */
public record TrainingDefinition(
        String name,
        String title,
        Input input,
        List<Feature> features,
        Label label,
        Algorithm algorithm,
        Nights nights,
        String digest,
        String text) {

    public TrainingDefinition {
        features = List.copyOf(features);
    }

    /**
     * @param path folder pattern with {@code {date}}
     * @param files glob for the data files in the folder, {@code *.parquet} by default
     * @param privateColumns columns of personal data ({@code private} in the file): golden rows leave them null
     */
    public record Input(PathPattern path, String files, List<String> privateColumns) {
        public Input {
            privateColumns = List.copyOf(privateColumns);
        }
    }

    /**
     * One thing taken from one column.
     *
     * @param column its name
     * @param as {@code number}, {@code category}, {@code text}, {@code hour} or {@code weekday} in the file
     * @param divideBy by which a number is divided, so that its size is near 1; 1 by default, and always for others
     */
    public record Feature(String column, Kind as, double divideBy) {}

    /**
     * The truth of each row.
     *
     * @param table where it stands; absent where it is a column of the input itself
     * @param column the label's column; never a feature
     * @param rule how a value becomes a class
     * @param positive the class whose probability is the {@code score}; absent where there is none
     */
    public record Label(Optional<LabelTable> table, String column, LabelRule rule, Optional<String> positive) {}

    /**
     * A table of labels that arrives later than the input.
     *
     * @param join columns, by the same names in both tables, that name a row; rows without a label are left out
     */
    public record LabelTable(PathPattern path, String files, List<String> join) {
        public LabelTable {
            join = List.copyOf(join);
        }
    }

    /** The trainers there are. */
    public sealed interface Algorithm {

        /** Name and settings in words. */
        String describe();

        /** The same one by one, as the training file names them. */
        SortedMap<String, String> options();
    }

    /**
     * Logistic regression by stochastic gradient descent with AdaGrad ({@code linear-sgd} in the file).
     *
     * @param epochs passes over the training rows; 5 by default
     * @param learningRate AdaGrad's, 0.1 by default
     * @param epsilon AdaGrad's, 0.1 by default
     * @param minibatch rows a step; 1 by default
     * @param seed of the shuffles; 1 by default
     */
    public record LinearSgd(int epochs, double learningRate, double epsilon, int minibatch, long seed)
            implements Algorithm {
        @Override
        public String describe() {
            return "linear-sgd, " + epochs + " epochs, learning rate " + learningRate + ", epsilon " + epsilon
                    + ", minibatch " + minibatch + ", seed " + seed;
        }

        @Override
        public SortedMap<String, String> options() {
            return new TreeMap<>(Map.of(
                    "name", "linear-sgd",
                    "epochs", String.valueOf(epochs),
                    "learning-rate", String.valueOf(learningRate),
                    "epsilon", String.valueOf(epsilon),
                    "minibatch", String.valueOf(minibatch),
                    "seed", String.valueOf(seed)));
        }
    }

    /**
     * Consecutive nights; the last {@code holdOut} of them judge the model and teach it nothing.
     *
     * @param from first night
     * @param to last night, included
     * @param holdOut how many of the last nights are held out; at least 1, and fewer than all
     */
    public record Nights(LocalDate from, LocalDate to, int holdOut) {

        public Nights {
            if (holdOut < 1 || from.plusDays(holdOut).isAfter(to)) {
                throw new IllegalArgumentException(
                        "nights " + from + " to " + to + " cannot hold out " + holdOut + " and keep one to learn from");
            }
        }

        /** Those to learn from and those held out. */
        public List<BusinessDate> all() {
            return from.datesUntil(to.plusDays(1)).map(BusinessDate::new).toList();
        }

        public List<BusinessDate> training() {
            return from.datesUntil(to.minusDays(holdOut - 1L))
                    .map(BusinessDate::new)
                    .toList();
        }

        public List<BusinessDate> heldOut() {
            return to.minusDays(holdOut - 1L)
                    .datesUntil(to.plusDays(1))
                    .map(BusinessDate::new)
                    .toList();
        }
    }
}
