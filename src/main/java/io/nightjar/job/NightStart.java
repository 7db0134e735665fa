package io.nightjar.job;

import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;

/**
 * A launch that has just begun.
 *
 * @param launch its number among those of its run, from 1: a later one goes on with what an earlier one left
 * @param startedBy who or what wants it
 */
public record NightStart(String job, BusinessDate date, RunId run, int launch, String startedBy) {
    /** {@link #launch} where a run is settled by none. */
    public static final int NO_LAUNCH = 0;
}
