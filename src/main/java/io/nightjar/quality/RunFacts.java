package io.nightjar.quality;

import io.nightjar.model.ModelVersion;
import io.nightjar.model.Signature;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.scoring.ScoringPath;
import io.nightjar.table.DataFile;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Which run a report is about: what it read, with which model and program.
 *
 * @param title of the job, one line for people
 * @param zone in which times are shown
 * @param signature what the model takes from which column
 * @param path which code scored
 * @param golden how far the bundle's golden rows agreed
 * @param inputs the frozen files
 * @param jobDigest SHA-256 of the job file
 * @param codeVersion of Nightjar, with its commit
 * @param platform architecture and JDK
 * @param started when this run began
 * @param judged when the verdict was given
 */
public record RunFacts(
        RunId run,
        String job,
        String title,
        BusinessDate date,
        ZoneId zone,
        ModelVersion model,
        Signature signature,
        ScoringPath path,
        String golden,
        List<DataFile> inputs,
        String jobDigest,
        String codeVersion,
        String platform,
        Instant started,
        Instant judged) {

    public RunFacts {
        inputs = List.copyOf(inputs);
    }
}
