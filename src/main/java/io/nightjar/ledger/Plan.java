package io.nightjar.ledger;

import io.nightjar.model.ModelVersion;
import io.nightjar.run.JobDefinition;
import io.nightjar.table.DataFile;
import io.nightjar.table.Partition;
import io.nightjar.table.Split;
import java.time.Instant;
import java.util.List;

/**
 * The frozen plan of a run, from which it can be restarted and repeated.
 *
 * @param digest SHA-256 over job, input and model digests: equal plans are the same work
 * @param jobDigest SHA-256 of the job file's bytes
 * @param jobText the whole job file, since it may change before a restart
 * @param model the bundle, pinned by its digest
 * @param inputs the frozen files, in plan order
 * @param splits in order of their index, from 0
 */
public record Plan(
        String digest,
        String jobDigest,
        String jobText,
        ModelVersion model,
        List<InputFile> inputs,
        List<PlannedSplit> splits) {

    public Plan {
        inputs = List.copyOf(inputs);
        splits = List.copyOf(splits);
    }

    public static Plan of(
            String digest,
            JobDefinition job,
            String jobText,
            ModelVersion model,
            Partition partition,
            List<Split> splits) {
        return new Plan(
                digest,
                job.digest(),
                jobText,
                model,
                partition.files().stream().map(InputFile::of).toList(),
                splits.stream().map(PlannedSplit::of).toList());
    }

    public long rows() {
        return inputs.stream().mapToLong(InputFile::rows).sum();
    }

    /** One frozen file; as {@link DataFile}, but for its columns, which the footer digest pins. */
    public record InputFile(
            String location, long bytes, Instant modified, List<Long> rowGroupRows, String footerDigest) {

        public InputFile {
            rowGroupRows = List.copyOf(rowGroupRows);
        }

        public static InputFile of(DataFile file) {
            return new InputFile(
                    file.location(), file.bytes(), file.modified(), file.rowGroupRows(), file.footerDigest());
        }

        public long rows() {
            return rowGroupRows.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** One split; as {@link Split}, the file that it begins with by location. */
    public record PlannedSplit(int index, String file, int firstRowGroup, int rowGroups, long firstRow, long rows) {
        public static PlannedSplit of(Split split) {
            return new PlannedSplit(
                    split.index(),
                    split.file().location(),
                    split.firstRowGroup(),
                    split.rowGroups(),
                    split.firstRow(),
                    split.rows());
        }
    }
}
