package io.nightjar.metrics;

import java.util.List;

/** Every figure there is: its name, its labels, and what it says. docs/metrics.md lists them, and a test compares. */
enum Figure {
    BUILD_INFO("nightjar_build_info", "The Nightjar that says all this; always 1.", "version"),
    LEDGER_UP("nightjar_ledger_up", "1 where the ledger could be read, else 0, and the other figures are absent."),
    RUNS("nightjar_runs", "Runs in the ledger by where they stand.", "job_name", "status"),
    LAST_STATUS(
            "nightjar_last_run_status",
            "1 for how the run stands that was launched last, 0 for the other states.",
            "job_name",
            "status"),
    LAST_STARTED("nightjar_last_run_started_timestamp_seconds", "When that run began.", "job_name"),
    LAST_ENDED("nightjar_last_run_ended_timestamp_seconds", "When it ended; absent while it runs.", "job_name"),
    LAST_DURATION(
            "nightjar_last_run_duration_seconds",
            "How long its phases took, all its launches together: plan, score, judge, publish.",
            "job_name",
            "phase"),
    LAST_ROWS("nightjar_last_run_rows", "Its rows: read, scored, rejected.", "job_name", "outcome"),
    LAST_PSI(
            "nightjar_last_run_score_psi",
            "Population Stability Index of its scores; absent where the job has no gate on it.",
            "job_name"),
    LAST_SUCCESS(
            "nightjar_last_success_timestamp_seconds",
            "When a table was last published, of whatever date.",
            "job_name"),
    LAST_DATE(
            "nightjar_last_published_date_timestamp_seconds",
            "The last business date that is published, as its midnight in UTC.",
            "job_name"),
    UNPUBLISHED(
            "nightjar_unpublished_dates", "Dates after that one that have been due and are not published.", "job_name"),
    NEXT_DUE(
            "nightjar_next_due_timestamp_seconds",
            "When the first date after that one is, or was, due. Once this lies in the past a night is owed.",
            "job_name"),
    NEXT_DEADLINE(
            "nightjar_next_deadline_timestamp_seconds",
            "Until when that date is to be published; absent without a deadline.",
            "job_name"),
    PROOF_SAME(
            "nightjar_last_proof_same",
            "1 where the night that was made again last is what it was, else 0; absent where none was.",
            "job_name"),
    PROOF_AT("nightjar_last_proof_timestamp_seconds", "When that was.", "job_name"),
    CONDITIONS("nightjar_conditions", "Business dates with this condition now.", "job_name", "condition"),
    UNDELIVERED("nightjar_alerts_undelivered", "Messages that could not be sent and are still owed.", "channel");

    private final String key;
    private final String help;
    private final String labels;

    Figure(String key, String help, String... labels) {
        this.key = key;
        this.help = help;
        this.labels = String.join(" ", labels);
    }

    /** The metric's name. */
    String key() {
        return key;
    }

    String help() {
        return help;
    }

    List<String> labels() {
        return labels.isEmpty() ? List.of() : List.of(labels.split(" "));
    }
}
