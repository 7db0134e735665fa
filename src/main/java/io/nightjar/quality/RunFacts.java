package io.nightjar.quality;

import io.nightjar.model.ModelVersion;
import io.nightjar.model.Signature;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition.Labels;
import io.nightjar.run.RunId;
import io.nightjar.run.Waiver;
import io.nightjar.run.Wording;
import io.nightjar.scoring.ScoringPath;
import io.nightjar.table.DataFile;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
 * @param wordings what people call the columns of the input and the features, by name
 * @param labels where the truth will arrive; empty where the job does not say
 * @param smallestGroup of groups of rows with fewer nothing is said
 * @param waiver why it is published although it was held; empty where it was not, or nobody released it
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
        Instant judged,
        Map<String, Wording> wordings,
        Optional<Labels> labels,
        int smallestGroup,
        Optional<Waiver> waiver) {

    public RunFacts {
        inputs = List.copyOf(inputs);
        wordings = Map.copyOf(wordings);
    }

    /** What people call a column or a feature; its name where the job file says nothing. */
    public Wording wording(String name) {
        return wordings.getOrDefault(name, new Wording(name, "", Optional.empty()));
    }

    /** The same run, released by somebody. */
    public RunFacts released(Waiver given) {
        return new RunFacts(
                run,
                job,
                title,
                date,
                zone,
                model,
                signature,
                path,
                golden,
                inputs,
                jobDigest,
                codeVersion,
                platform,
                started,
                judged,
                wordings,
                labels,
                smallestGroup,
                Optional.of(given));
    }
}
