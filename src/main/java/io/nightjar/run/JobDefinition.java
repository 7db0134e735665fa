package io.nightjar.run;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One job file, checked. Values absent in the file carry their documented default.
 *
 * @param name lower-case letters, digits, dashes; the file's name without its ending
 * @param title one line for people; the name where absent
 * @param zone in which business dates and schedules are computed
 * @param input what to read
 * @param model which bundle, {@code name@version}; of version 0 where only its alias is known yet
 * @param alias by which the file names the version; absent where it writes the number
 * @param features what to do with values that the model cannot use
 * @param output what to write beside the scores
 * @param gates in file order
 * @param baseline what nights are compared with
 * @param contract what the input must be
 * @param profileShare of the rows that are looked at for what is not counted in every row, 1 for all; absent where the
 *     night's size says how many
 * @param retention how long things are kept; where it says nothing the settings do
 * @param labels where the truth arrives; absent for a job of which it never does, or is not looked at
 * @param slices by which columns the rows are told apart in what is said of labels and fairness
 * @param schedule when it is due; absent for a job that something else starts
 * @param alerts who is told of what, where this job differs from the settings
 * @param text the whole file, for the receipt
 * @param digest SHA-256 of the file's bytes, lower-case hex
 */
public record JobDefinition(
        String name,
        String title,
        ZoneId zone,
        Input input,
        ModelRef model,
        Optional<String> alias,
        Features features,
        Output output,
        List<Gate> gates,
        DriftBaseline baseline,
        Contract contract,
        Optional<Double> profileShare,
        Retention retention,
        Optional<Labels> labels,
        Slices slices,
        Optional<Schedule> schedule,
        Alerts alerts,
        String text,
        String digest) {

    public JobDefinition {
        gates = List.copyOf(gates);
    }

    /** The same job with the version that its alias stands for, or stood for when a run was made. */
    public JobDefinition scoredBy(ModelRef version) {
        return new JobDefinition(
                name,
                title,
                zone,
                input,
                version,
                alias,
                features,
                output,
                gates,
                baseline,
                contract,
                profileShare,
                retention,
                labels,
                slices,
                schedule,
                alerts,
                text,
                digest);
    }

    /**
     * @param path folder pattern with {@code {date}} or {@code {date:PATTERN}}
     * @param files glob for the data files in the folder, {@code *.parquet} by default
     * @param key columns that name a row, unique within a date
     * @param privateColumns columns of personal data ({@code pii}): no profile, report, log or receipt holds a value
     * @param ready when the files of a date may be read; absent where they may be as soon as they are there
     */
    public record Input(
            PathPattern path, String files, List<String> key, List<String> privateColumns, Optional<Ready> ready) {
        public Input {
            key = List.copyOf(key);
            privateColumns = List.copyOf(privateColumns);
        }
    }

    /**
     * When the input of a date is whole. At least one of the first four is there; all that are must hold.
     *
     * @param marker a file that the upstream writes last: a name in the date's folder, or a path with {@code {date}}
     * @param minimumFiles how many data files there must be at least
     * @param minimumRows how many rows they must hold at least, by their footers
     * @param settled how long nothing in the folder may have changed
     * @param timeout how long a run waits for it
     * @param every how often it looks meanwhile
     */
    public record Ready(
            Optional<Marker> marker,
            Optional<Long> minimumFiles,
            Optional<Long> minimumRows,
            Optional<Duration> settled,
            Duration timeout,
            Duration every) {}

    /**
     * A file that says by its presence that others are whole.
     *
     * @param text {@code _SUCCESS}, or a path such as {@code data/ready/{date}.done}
     */
    public record Marker(String text) {
        public Marker {
            PathPattern.render(text, LocalDate.EPOCH);
        }

        /** Where it stands for one date. */
        public String on(BusinessDate date, String folder) {
            String name = PathPattern.render(text, date.date());
            return text.contains("/") ? name : folder + "/" + name;
        }
    }

    /**
     * Where the truth of a date arrives after it was scored.
     *
     * @param path folder pattern with {@code {date}}, the business date that was scored
     * @param files glob for the data files in the folder, {@code *.parquet} by default
     * @param key columns that name a row, one for each of {@link Input#key}, in its order; those very names by default
     * @param column the label's
     * @param rule how its value becomes a class or a number
     * @param matureAfter after how many days from the business date no label is expected to come or to change any more
     */
    public record Labels(
            PathPattern path, String files, List<String> key, String column, LabelRule rule, int matureAfter) {
        public Labels {
            key = List.copyOf(key);
        }
    }

    /**
     * By which columns rows are told apart.
     *
     * @param columns passed through into the output table, or standing beside the labels
     * @param minimumRows of groups with fewer rows, and of shares of fewer rows, nothing is said
     */
    public record Slices(List<String> columns, int minimumRows) {
        /** {@link #minimumRows} where a job file says nothing. */
        public static final int USUAL_MINIMUM = 30;

        public static final Slices NONE = new Slices(List.of(), USUAL_MINIMUM);

        public Slices {
            columns = List.copyOf(columns);
        }
    }

    /** A model version, pinned: {@code flight-delay@1}. */
    public record ModelRef(String name, int version) {
        @Override
        public String toString() {
            return name + "@" + version;
        }
    }

    /** What to do with a value that the model cannot use. */
    public enum Policy {
        /** Count it and score the row without it. */
        ZERO,
        /** Put the row into the rejects table. */
        REJECT,
        /** Fail the run (12). */
        FAIL
    }

    /**
     * The three policies of one column.
     *
     * @param missing null, or empty text
     * @param unknownCategory a category that the model has no weight for
     * @param invalidNumber NaN or an infinity
     */
    public record ColumnPolicy(Policy missing, Policy unknownCategory, Policy invalidNumber) {
        /** What holds where a job file says nothing. */
        public static final ColumnPolicy DEFAULT = new ColumnPolicy(Policy.REJECT, Policy.ZERO, Policy.REJECT);
    }

    /**
     * @param defaults for every feature column that has none of its own
     * @param columns exceptions, by column name
     */
    public record Features(ColumnPolicy defaults, Map<String, ColumnPolicy> columns) {
        public Features {
            columns = Map.copyOf(columns);
        }

        public ColumnPolicy of(String column) {
            return columns.getOrDefault(column, defaults);
        }
    }

    /**
     * @param passThrough input columns that are copied into the table, in this order, after the keys
     * @param decision absent where the job declares none
     * @param reasons how many features that contributed most to a row's score stand in its row; 0 for none
     * @param columns what people call the columns of the input, by name
     */
    public record Output(
            List<String> passThrough, Optional<Decision> decision, int reasons, Map<String, Wording> columns) {
        public Output {
            passThrough = List.copyOf(passThrough);
            columns = Map.copyOf(columns);
        }

        /** Without reasons and wording. */
        public Output(List<String> passThrough, Optional<Decision> decision) {
            this(passThrough, decision, 0, Map.of());
        }

        /** What people call a column. */
        public Wording wording(String column) {
            return columns.getOrDefault(column, new Wording(column, "", Optional.empty()));
        }
    }

    /**
     * The {@code decision} column: {@code above} where the figure is at least the threshold, else {@code below}.
     *
     * @param figure which the job means: a probability ({@code threshold} in the file), or a predicted number or margin
     *     ({@code limit})
     * @param threshold a probability from 0 to 1, or any finite number
     */
    public record Decision(Figure figure, double threshold, String above, String below) {

        /** What is compared. */
        public enum Figure {
            PROBABILITY,
            NUMBER
        }

        /** On the probability of the positive class. */
        public Decision(double threshold, String above, String below) {
            this(Figure.PROBABILITY, threshold, above, below);
        }
    }

    /** What a failing gate does. */
    public enum Action {
        /** Publish and say so. */
        WARN,
        /** Publish nothing (10). */
        HOLD;

        /** As in job files: {@code warn}, {@code hold}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a gate measures. */
    public enum Measure {
        /** Fewest rows of the partition. */
        MINIMUM_ROWS,
        /** Largest share of rejected rows, 0 to 1. */
        MAXIMUM_REJECT_SHARE,
        /** Largest share of nulls in {@link Gate#column}, 0 to 1. */
        MAXIMUM_NULL_SHARE,
        /** Largest Population Stability Index of the score against the bundle's baseline. */
        MAXIMUM_SCORE_PSI,
        /** Largest drift of {@link Gate#column} from the bundle's baseline, or of the column that drifted most. */
        MAXIMUM_DRIFT,
        /** Largest drift of the predicted classes from the baseline's. */
        MAXIMUM_CLASS_DRIFT,
        /** How unusual a night may be, measured by those published before: one in so many nights is so by chance. */
        UNUSUAL_NIGHT,
        /** Least ratio of the lowest selection rate of a group of the slice {@link Gate#column} to the highest. */
        MINIMUM_DEMOGRAPHIC_PARITY_RATIO,
        /** Largest difference of selection rates. */
        MAXIMUM_DEMOGRAPHIC_PARITY_DIFFERENCE,
        /** Largest difference of true-positive rates over the last labelled nights. */
        MAXIMUM_EQUAL_OPPORTUNITY_DIFFERENCE,
        /** Largest difference of false-positive rates over the last labelled nights. */
        MAXIMUM_FALSE_POSITIVE_RATE_DIFFERENCE,
        /** Least area under the ROC curve over the last labelled nights. */
        MINIMUM_AUC,
        /** Largest calibration error over the last labelled nights. */
        MAXIMUM_CALIBRATION_ERROR;

        /** Whether it compares the groups of a slice. */
        public boolean isOfGroups() {
            return switch (this) {
                case MINIMUM_DEMOGRAPHIC_PARITY_RATIO,
                        MAXIMUM_DEMOGRAPHIC_PARITY_DIFFERENCE,
                        MAXIMUM_EQUAL_OPPORTUNITY_DIFFERENCE,
                        MAXIMUM_FALSE_POSITIVE_RATE_DIFFERENCE -> true;
                default -> false;
            };
        }

        /** Whether it is measured by labels that came late, or by groups that may stand beside them. */
        public boolean isOfLabels() {
            return isOfGroups() || this == MINIMUM_AUC || this == MAXIMUM_CALIBRATION_ERROR;
        }

        /** Whether a figure below the limit fails, else one above it. */
        public boolean isLeast() {
            return name().startsWith("MINIMUM_");
        }

        /** The gate's key in job files, for example {@code minimum-rows}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param column for measures of one column or slice, else empty; empty for the drift of all columns
     * @param by which measure of drift, for the measure of that name, else empty
     * @param limit in the measure's unit; at the limit the gate still passes
     * @param rule of the measure {@link Measure#UNUSUAL_NIGHT}
     * @param nights how many of the last labelled ones are looked at, where labels are
     */
    public record Gate(
            Measure measure,
            Optional<String> column,
            Optional<String> by,
            double limit,
            Action action,
            AlarmRule rule,
            int nights) {
        /** {@link #nights} where a job file says nothing. */
        public static final int USUAL_NIGHTS = 14;

        /** A gate that is not about unusual nights, or looks at all of them. */
        public Gate(Measure measure, Optional<String> column, Optional<String> by, double limit, Action action) {
            this(measure, column, by, limit, action, AlarmRule.USUAL, USUAL_NIGHTS);
        }

        /** The gate {@link Measure#UNUSUAL_NIGHT}. */
        public Gate(double nights, Action action, AlarmRule rule) {
            this(Measure.UNUSUAL_NIGHT, Optional.empty(), Optional.empty(), nights, action, rule, USUAL_NIGHTS);
        }

        /** A gate that is not about the drift of columns. */
        public Gate(Measure measure, Optional<String> column, double limit, Action action) {
            this(measure, column, Optional.empty(), limit, action);
        }
    }

    /**
     * Who is told of what. What is absent is as the settings say.
     *
     * @param on of which conditions
     * @param channels by which of the channels that the settings name; none where the list is empty
     * @param email to whom mail goes instead
     * @param slack a reference to another address, {@code ${file:PATH}} or {@code ${env:NAME}}
     * @param webhook another address, or a reference to one
     * @param repeatAfter for how long a condition must last before it is told again; zero for never
     */
    public record Alerts(
            Optional<Set<ConditionKind>> on,
            Optional<Set<AlertChannel>> channels,
            List<String> email,
            Optional<String> slack,
            Optional<String> webhook,
            Optional<Duration> repeatAfter) {
        /** All as the settings say. */
        public static final Alerts AS_SET = new Alerts(
                Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

        public Alerts {
            on = on.map(Set::copyOf);
            channels = channels.map(Set::copyOf);
            email = List.copyOf(email);
        }
    }
}
