package io.nightjar.publish;

import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;

/** A run that has files in staging. */
public record StagedRun(String job, BusinessDate date, RunId run) {}
