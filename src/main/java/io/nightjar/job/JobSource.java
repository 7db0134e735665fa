package io.nightjar.job;

import io.nightjar.run.JobDefinition;

/** Where job definitions come from. */
public interface JobSource {

    /** @throws io.nightjar.error.NightjarException UNKNOWN_JOB or JOB_INVALID */
    JobDefinition load(String name);

    /** The definition that a run recorded; its file may have changed since. */
    JobDefinition parse(String name, String text);
}
