package io.nightjar.publish;

import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import java.util.Locale;

/**
 * Where the files of a job and date stand. The four folders lie on one file system, since publishing is a rename from
 * {@code staging} to {@code output}; below {@code output} stands nothing but published tables and names beginning with
 * an underscore. The parts of a held run stay in its staging folder.
 *
 * @param output published tables and their receipts
 * @param rejects tables of rows that could not be scored
 * @param history tables that newer runs replaced, and their receipts
 * @param staging what a run writes before it publishes
 */
public record OutputLayout(String output, String rejects, String history, String staging) {
    private static final int SHORT_DIGEST = 16;

    /** The folders of a project that configures none. */
    public static OutputLayout standard() {
        return new OutputLayout("output", "rejects", "history", "staging");
    }

    public String outputFolder(String job, BusinessDate date) {
        return dated(output, job, date);
    }

    /** The one table that readers read. */
    public String table(String job, BusinessDate date) {
        return outputFolder(job, date) + "/scores.parquet";
    }

    /** The receipt of the table that has this SHA-256. */
    public String receipt(String job, BusinessDate date, String sha256) {
        return outputFolder(job, date) + "/" + receiptName(sha256);
    }

    /** The receipt of the table that has this SHA-256, in whichever folder it is kept with it. */
    public static String receiptIn(String folder, String sha256) {
        return folder + "/" + receiptName(sha256);
    }

    /** What the columns of the job's tables mean. */
    public String schema(String job) {
        return output + "/" + job + "/_schema.json";
    }

    /** What became published of the job, record by record. */
    public String chain(String job) {
        return output + "/" + job + "/_chain.jsonl";
    }

    /** How the job's business dates stand, for those who have no ledger. */
    public String status(String job) {
        return output + "/" + job + "/_status.json";
    }

    /** Stands for a moment, to see that publishing will work. */
    String rehearsal(String job) {
        return output + "/" + job + "/_rehearsal";
    }

    public String rejectsFolder(String job, BusinessDate date) {
        return dated(rejects, job, date);
    }

    public String rejects(String job, BusinessDate date, String sha256) {
        return rejectsFolder(job, date) + "/rejects-" + shortDigest(sha256) + ".parquet";
    }

    /** Where the table of a replaced run is kept, with its receipt. */
    public String historyFolder(String job, BusinessDate date, String run) {
        return historyFolder(job, date) + "/" + run;
    }

    /** All that was replaced for one date: one folder a run. */
    public String historyFolder(String job, BusinessDate date) {
        return dated(history, job, date);
    }

    /** What all runs of one date have in staging. */
    public String stagingFolder(String job, BusinessDate date) {
        return dated(staging, job, date);
    }

    public String stagingFolder(String job, BusinessDate date, RunId run) {
        return stagingFolder(job, date) + "/" + run;
    }

    /**
     * What one launch of a run writes. A folder of its own: a process that lost its lease may still write, or discard
     * what it wrote, while the next one works on the same run.
     */
    public String launchFolder(String job, BusinessDate date, RunId run, int launch) {
        return stagingFolder(job, date, run) + "/launch-" + launch;
    }

    /** The scored rows of one split. */
    public static String part(String launchFolder, int split) {
        return launchFolder + numbered("/part-%05d.parquet", split);
    }

    /** The rejected rows of one split. */
    public static String rejectsPart(String launchFolder, int split) {
        return launchFolder + numbered("/rejects-%05d.parquet", split);
    }

    /** What the launch is about to put in place: see {@link CommitFolder}. */
    static String commitFolder(String launchFolder) {
        return launchFolder + "/commit";
    }

    /** The joined table, before it is published. */
    public static String stagedTable(String launchFolder) {
        return commitFolder(launchFolder) + "/scores.parquet";
    }

    /** The joined rejects, before they are published. */
    public static String stagedRejects(String launchFolder) {
        return commitFolder(launchFolder) + "/rejects.parquet";
    }

    static String receiptName(String sha256) {
        return "_receipt-" + shortDigest(sha256) + ".json";
    }

    static String shortDigest(String sha256) {
        return sha256.substring(0, SHORT_DIGEST);
    }

    private static String dated(String base, String job, BusinessDate date) {
        return base + "/" + job + "/date=" + date;
    }

    private static String numbered(String format, int split) {
        return String.format(Locale.ROOT, format, split);
    }
}
