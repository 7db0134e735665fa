package io.nightjar.cli;

import io.nightjar.config.JobFolder;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.schedule.ScheduledJob;

/** Whether a job that runs are known of could run again. */
enum JobFileState {
    VALID("valid"),
    NOT_VALID("not valid"),
    GONE("gone");

    private final String label;

    JobFileState(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static JobFileState of(String job, JobFolder jobs) {
        try {
            ScheduledJob.of(jobs.load(job), jobs);
            return VALID;
        } catch (NightjarException e) {
            return e.code() == ErrorCode.UNKNOWN_JOB ? GONE : NOT_VALID;
        }
    }
}
