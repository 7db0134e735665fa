package io.nightjar.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.run.Waiver;
import io.nightjar.table.DataFile;
import io.nightjar.table.PartFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The record of a run, stored beside its table: all that is needed to repeat the table byte for byte, and what may
 * explain a difference where it is repeated elsewhere. It is written before the table and named by the table's digest,
 * so that it cannot disagree with it. It holds no value of any column, and locations are relative to the project root.
 *
 * @param run the run that made the table
 * @param date its business date
 * @param job the job as it was read
 * @param inputs the frozen files, in plan order
 * @param model the bundle that scored
 * @param scoringPath the code that scored: compiled or reference
 * @param program the version of Nightjar
 * @param platform what it ran on
 * @param libraries versions of the libraries that touch bytes, by name
 * @param table the published table
 * @param rejects the rows that were not scored; absent where there are none
 * @param rows the row equation
 * @param verdict what the gates said
 * @param started when the run began
 * @param ended when the receipt was written
 */
public record Receipt(
        RunId run,
        BusinessDate date,
        Job job,
        List<Input> inputs,
        Model model,
        String scoringPath,
        Program program,
        Platform platform,
        Map<String, String> libraries,
        Table table,
        Optional<Table> rejects,
        Rows rows,
        Verdict verdict,
        Instant started,
        Instant ended) {

    /** The version of the receipt's form, its first field. */
    public static final int FORM = 1;

    public Receipt {
        inputs = List.copyOf(inputs);
        libraries = Map.copyOf(libraries);
    }

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
     */
    public record Input(String location, long bytes, long rows, String footerDigest, Instant modified) {
        public static Input of(DataFile file) {
            return new Input(file.location(), file.bytes(), file.rows(), file.footerDigest(), file.modified());
        }
    }

    /**
     * The bundle that scored.
     *
     * @param version {@code name@version}
     * @param digest SHA-256 of the bundle's manifest
     * @param goldenRows how the bundle's golden rows came out on this platform, or that it has none
     */
    public record Model(String version, String digest, String goldenRows) {}

    /**
     * The code that ran.
     *
     * @param version of Nightjar
     * @param commit of the sources; {@code unknown} where it was built outside a repository
     * @param changes whether the sources differed from the commit: {@code clean} or {@code dirty}
     */
    public record Program(String version, String commit, String changes) {}

    /** The Java runtime and the processor architecture. */
    public record Platform(String javaVendor, String javaVersion, String architecture) {}

    /** A table file where it stands once published. */
    public record Table(String location, long rows, long bytes, String sha256) {
        /** The staged file, named by the place it will have. */
        public static Table at(String location, PartFile staged) {
            return new Table(location, staged.rows(), staged.bytes(), staged.sha256());
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
