package io.nightjar.bench;

import java.nio.file.Path;

/**
 * Where everything stands.
 *
 * @param checkout the root of the repository
 */
record Folders(Path checkout) {
    /** The business date of a whole table. */
    static final String WHOLE = "2026-01-01";
    /** The first fifth of it, for engines that are too slow for more. */
    static final String FIFTH = "2026-01-02";
    /** Half of it. */
    static final String HALF = "2026-01-03";
    /** Five times the same files. */
    static final String FIVE_TIMES = "2026-01-05";

    Path bench() {
        return checkout.resolve("bench");
    }

    Path target() {
        return bench().resolve("target");
    }

    /** The Nightjar project that holds inputs, jobs and models; made once and kept. */
    Path project() {
        return bench().resolve("data");
    }

    /** What contenders write. */
    Path out() {
        return target().resolve("out");
    }

    Path results() {
        return bench().resolve("results");
    }

    Path input(String job, String date) {
        return project().resolve("in").resolve(job).resolve("date=" + date);
    }

    Path sample(String workload, String date) {
        return project().resolve("samples").resolve(workload).resolve("date=" + date);
    }

    Path jobFile(String job) {
        return project().resolve("jobs").resolve(job + ".yaml");
    }

    Path trainingFile(String workload) {
        return project().resolve("jobs").resolve("training").resolve(workload + ".yaml");
    }

    /** The model's weights as text, for engines that do not read Tribuo's models. */
    Path weights(String workload) {
        return project().resolve("weights").resolve(workload + ".tsv");
    }

    Path onnx(String workload) {
        return project().resolve("weights").resolve(workload + ".onnx");
    }

    /** A workload at a scale is a job of its own. */
    static String job(Workload workload, long scale) {
        return workload.name() + "-" + scale;
    }
}
