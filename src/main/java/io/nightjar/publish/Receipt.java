package io.nightjar.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.nightjar.model.Provenance;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.run.Waiver;
import io.nightjar.table.DataFile;
import io.nightjar.table.PartFile;
import io.nightjar.table.RowDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The record of a run, stored beside its table: all that is needed to repeat the table byte for byte, and what may
 * explain a difference where it is repeated elsewhere. It is written before the table and named by the table's digest,
 * so that it cannot disagree with it. It holds no value of any column, and locations are relative to the project root.
 * docs/receipt.md says what each field means to its readers; what is optional here is not in receipts of the first form.
 *
 * @param run the run that made the table
 * @param date its business date
 * @param launch the process that finished it
 * @param job the job as it was read
 * @param inputs the frozen files, in plan order
 * @param model the bundle that scored
 * @param features what the model was given
 * @param scoringPath the code that scored: compiled or reference
 * @param scoringReason why that one
 * @param program the version of Nightjar
 * @param platform what it ran on
 * @param libraries versions of the libraries that touch bytes, by name
 * @param settings those in force that a repetition needs or that explain its speed, by key
 * @param splits the units in which it was scored, in the order of their rows in the table
 * @param table the published table
 * @param rejects the rows that were not scored; absent where there are none
 * @param rows the row equation
 * @param verdict what the gates said
 * @param started when the run began
 * @param ended when the receipt was written
 * @param cost what the launch took
 * @param reproducible whether the table can be made again
 * @param profiles what the splits looked like, by which later nights are measured
 */
public record Receipt(
        RunId run,
        BusinessDate date,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Launch> launch,
        Job job,
        List<Input> inputs,
        Model model,

        @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Feature> features,

        String scoringPath,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> scoringReason,
        Program program,
        Platform platform,
        Map<String, String> libraries,

        @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, String> settings,

        @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<SplitRows> splits,

        Table table,
        Optional<Table> rejects,
        Rows rows,
        Verdict verdict,
        Instant started,
        Instant ended,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Cost> cost,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Reproducible> reproducible,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Profiles> profiles) {

    /** The version of the receipt's form, its first field. The first form had no digest, and less of everything. */
    public static final int FORM = 2;

    public Receipt {
        inputs = List.copyOf(inputs);
        features = List.copyOf(features);
        splits = List.copyOf(splits);
        libraries = Map.copyOf(libraries);
        settings = Map.copyOf(settings);
    }

    /**
     * One process that worked on the run, the one that published.
     *
     * @param number of the launch, from 1; an earlier one may have scored some of the splits
     * @param startedBy who or what: {@code operator NAME}, {@code schedule}, {@code cron}
     */
    public record Launch(int number, String startedBy) {}

    /**
     * One column that the model was given.
     *
     * @param type it was read as
     * @param kinds what is taken from it: number, category, text, hour, weekday
     * @param missing what was done with a null: zero, reject or fail
     * @param unknownCategory what was done with a category that the model does not know
     * @param invalidNumber what was done with NaN and infinities
     */
    public record Feature(
            String column,
            String type,
            List<String> kinds,
            String missing,
            String unknownCategory,
            String invalidNumber) {
        public Feature {
            kinds = List.copyOf(kinds);
        }
    }

    /**
     * One split and what it gave.
     *
     * @param file that it begins with: its place in {@code inputs}, from 0
     * @param rowGroups how many, counted on into the files that follow
     * @param rows how many it read
     * @param scored how many it scored: those stand together in the table
     * @param rowDigest of the rows that it scored
     */
    public record SplitRows(
            int file,
            int firstRowGroup,
            int rowGroups,
            long firstRow,
            long rows,
            long scored,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<RowDigest> rowDigest) {}

    /**
     * What the launch took, until the receipt was written.
     *
     * @param phases in the order in which they were
     * @param cpuSeconds of the whole process meanwhile, all threads, Java's own too
     * @param peakMemoryBytes the most memory the process has held; 0 where the system does not tell
     * @param rowsPerSecond rows read, by the seconds of all phases
     * @param bytesPerSecond bytes of the input files, by the same
     * @param cpuHours the processor time as people pay for it
     * @param money absent where no price is set
     */
    public record Cost(
            List<Phase> phases,
            double seconds,
            double cpuSeconds,
            long peakMemoryBytes,
            long rowsPerSecond,
            long bytesPerSecond,
            double cpuHours,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Money> money) {
        public Cost {
            phases = List.copyOf(phases);
        }
    }

    /** One of plan, score, judge, publish. */
    public record Phase(String name, double seconds) {}

    /**
     * What the processor time is worth.
     *
     * @param price of one CPU hour
     * @param currency as it is set, for example {@code USD}
     * @param budget what a run may cost; absent where none is set
     */
    public record Money(
            double price,
            double amount,
            String currency,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Double> budget) {}

    /**
     * Whether the table can be made again.
     *
     * @param answer {@code yes}, {@code until} or {@code no}
     * @param until the last day, where that is the answer
     * @param why what it hangs on, in words
     */
    public record Reproducible(
            String answer,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<LocalDate> until,
            String why) {}

    /**
     * The file of the splits' profiles, a line each.
     *
     * @param sha256 of its bytes
     */
    public record Profiles(String location, String sha256) {}

    /**
     * The job as it was read.
     *
     * @param name the job's name
     * @param digest SHA-256 of the job file's bytes
     * @param text the whole job file
     */
    public record Job(String name, String digest, String text) {}

    /**
     * One input file as it was frozen.
     *
     * @param modified as the file system gave it
     * @param sha256 of all its bytes; absent where only its footer was digested
     * @param copy where the project keeps a copy; absent where it keeps none
     */
    public record Input(
            String location,
            long bytes,
            long rows,
            String footerDigest,
            Instant modified,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> sha256,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> copy) {

        /** Told by its footer alone. */
        public static Input of(String location, long bytes, long rows, String footerDigest, Instant modified) {
            return new Input(location, bytes, rows, footerDigest, modified, Optional.empty(), Optional.empty());
        }

        /** Told by its footer alone. */
        public static Input of(DataFile file) {
            return of(file.location(), file.bytes(), file.rows(), file.footerDigest(), file.modified());
        }

        /** Told by all its bytes. */
        public Input with(String digest, Optional<String> kept) {
            return new Input(location, bytes, rows, footerDigest, modified, Optional.of(digest), kept);
        }
    }

    /**
     * The bundle that scored.
     *
     * @param version {@code name@version}
     * @param digest SHA-256 of the bundle's manifest
     * @param goldenRows how the bundle's golden rows came out on this platform, or that it has none
     * @param alias the name it was found by; absent where the job file names the version itself
     * @param parts SHA-256 of each file of the bundle, by name
     * @param about what the bundle says of its training, in words, by name
     * @param provenance what the model itself says of it; not in receipts of earlier versions
     */
    public record Model(
            String version,
            String digest,
            String goldenRows,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> alias,

            @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_EMPTY)
            Map<String, String> parts,

            @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_EMPTY)
            Map<String, String> about,

            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Provenance> provenance) {
        public Model {
            parts = Map.copyOf(parts);
            about = Map.copyOf(about);
        }
    }

    /**
     * The code that ran.
     *
     * @param version of Nightjar
     * @param commit of the sources; {@code unknown} where it was built outside a repository
     * @param changes whether the sources differed from the commit: {@code clean} or {@code dirty}
     * @param jar SHA-256 of the program's jar; absent where it ran from a folder of classes
     */
    public record Program(
            String version,
            String commit,
            String changes,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> jar) {

        /** Not from a jar. */
        public Program(String version, String commit, String changes) {
            this(version, commit, changes, Optional.empty());
        }
    }

    /** The Java runtime and the processor architecture. */
    public record Platform(String javaVendor, String javaVersion, String architecture) {}

    /**
     * A table file where it stands once published.
     *
     * @param rowDigest of its rows whatever their layout, as docs/row-digest.md defines it
     */
    public record Table(
            String location,
            long rows,
            long bytes,
            String sha256,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<RowDigest> rowDigest) {

        /** Of which the row digest is not known. */
        public Table(String location, long rows, long bytes, String sha256) {
            this(location, rows, bytes, sha256, Optional.empty());
        }

        /** The staged file, named by the place it will have. */
        public static Table at(String location, PartFile staged) {
            return new Table(location, staged.rows(), staged.bytes(), staged.sha256(), staged.rowDigest());
        }
    }

    /** Rows in the frozen footers, rows in the table, rows in the rejects. */
    public record Rows(long read, long scored, long rejected) {
        /** Every row is accounted for. */
        public boolean balance() {
            return read == scored + rejected;
        }
    }

    /**
     * What the gates said together.
     *
     * @param outcome passed, warned or held
     * @param gates in file order
     * @param contract rules of the job's contract that are not kept; none in a receipt that does not say
     * @param waiver why it was published although it was held; empty where it was not
     */
    public record Verdict(
            String outcome,
            List<Gate> gates,

            @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<Rule> contract,

            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Waiver> waiver) {
        public Verdict {
            gates = List.copyOf(gates);
            contract = List.copyOf(contract);
        }
    }

    /**
     * A rule of the job's contract that was not kept.
     *
     * @param rows that break it; 0 where single rows do not
     * @param action what it does
     * @param outcome its own outcome
     */
    public record Rule(String column, String rule, long rows, String action, String outcome) {}

    /**
     * One gate and what it measured.
     *
     * @param column of a gate over one column
     * @param value absent where it could not be evaluated
     * @param action what it does when it fails
     * @param outcome its own outcome
     */
    public record Gate(
            String measure,
            Optional<String> column,
            double limit,
            Optional<Double> value,
            String action,
            String outcome) {}
}
