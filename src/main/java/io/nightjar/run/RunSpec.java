package io.nightjar.run;

/**
 * What a run is to do: a job and a business date.
 *
 * @param job the definition as it was read for this run
 * @param date the business date
 */
public record RunSpec(JobDefinition job, BusinessDate date) {

    /** {@code job@date}, as on the command line. */
    public String label() {
        return job.name() + "@" + date;
    }
}
