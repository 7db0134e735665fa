package io.nightjar.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * All that a training needs to be repeated, kept in the bundle that it made: {@code training.json}. Bundles that
 * {@code train} did not make have none, nor have those of earlier versions.
 *
 * @param name of the training file
 * @param digest SHA-256 of the training file's bytes
 * @param text the whole training file
 * @param options of the algorithm, its defaults too: another version may have others
 * @param inputs the files that were read, by night
 * @param trainedRows that the model learned from
 * @param heldOutRows that judged it
 * @param unlabelledRows of either that were left out
 * @param weights digest of names and bits of all weights, which two trainings can be compared by
 * @param program version and commit of Nightjar
 * @param trained when
 */
public record TrainingRecord(
        String name,
        String digest,
        String text,
        Map<String, String> options,
        List<Input> inputs,
        long trainedRows,
        long heldOutRows,
        long unlabelledRows,
        String weights,
        String program,
        Instant trained) {
    /** The part's file name. */
    public static final String PART = "training.json";

    public TrainingRecord {
        options = Map.copyOf(options);
        inputs = List.copyOf(inputs);
    }

    /** What a file was read for. */
    public enum Use {
        FEATURES,
        LABELS
    }

    /**
     * One file as it was read.
     *
     * @param location as {@link ShortLocation} tells it
     * @param footerDigest SHA-256 of its footer
     * @param sha256 of all its bytes
     */
    public record Input(
            LocalDate night, Use use, String location, long bytes, long rows, String footerDigest, String sha256) {}

    /** The part's bytes; equal records give equal bytes. */
    public byte[] toJson() {
        return TrainingRecordJson.write(this);
    }

    /** @throws RuntimeException where the bytes are not of the form that {@link #toJson} writes */
    public static TrainingRecord read(byte[] json) {
        return TrainingRecordJson.read(json);
    }
}
