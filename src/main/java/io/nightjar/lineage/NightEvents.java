package io.nightjar.lineage;

import io.nightjar.job.NightContent;
import io.nightjar.job.NightStart;
import io.nightjar.publish.Receipt;
import io.nightjar.quality.QualityReport;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.ZoneDays;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.JobFacetsBuilder;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineage.RunFacetsBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The events of one launch, each with all that is known by then. */
final class NightEvents {
    private static final String BY_SCHEDULE = "schedule";
    private static final String BY_BACKFILL = "backfill";

    private final Teller teller;
    private final OpenLineage facets;
    private final NightStart start;
    private final JobDefinition job;
    private final NightNames names;
    private final Clock clock;
    private Optional<NightContent> content = Optional.empty();
    private Optional<QualityReport> report = Optional.empty();
    private Optional<Receipt> receipt = Optional.empty();

    NightEvents(Teller teller, NightStart start, JobDefinition job, NightNames names, Clock clock) {
        this.teller = teller;
        this.facets = teller.facets();
        this.start = start;
        this.job = job;
        this.names = names;
        this.clock = clock;
    }

    void prepared(NightContent night) {
        content = Optional.of(night);
    }

    void judged(QualityReport judged) {
        report = Optional.of(judged);
    }

    void published(Receipt written) {
        receipt = Optional.of(written);
    }

    /** The launch has begun: a run is started once, and then goes on. */
    RunEvent begun() {
        return event(start.launch() == 1 ? EventType.START : EventType.RUNNING, run(), willWrite());
    }

    /** What it reads and will write is settled. */
    RunEvent running() {
        return event(EventType.RUNNING, run(), willWrite());
    }

    /** Its table stands in place. */
    RunEvent complete() {
        List<OutputDataset> written = content.flatMap(
                        night -> receipt.map(done -> new OutputFacts(teller, names).of(night, done)))
                .orElseGet(this::willWrite);
        return event(EventType.COMPLETE, run(), written);
    }

    /** It ended, and has written nothing. */
    RunEvent ended(EventType type, String why) {
        return event(type, run().errorMessage(facets.newErrorMessageRunFacet(why, "JAVA", null)), List.of());
    }

    private RunEvent event(EventType type, RunFacetsBuilder run, List<OutputDataset> outputs) {
        InputFacts inputs = new InputFacts(teller);
        InputDataset input =
                content.map(night -> inputs.of(names.input(), night, report)).orElseGet(() -> inputs.of(names.input()));
        return facets.newRunEventBuilder()
                .eventTime(clock.instant().atZone(ZoneOffset.UTC))
                .eventType(type)
                .run(facets.newRun(uuids().of(start.job(), start.date(), start.run()), run.build()))
                .job(facets.newJob(teller.namespace(), start.job(), job().build()))
                .inputs(List.of(input))
                .outputs(outputs)
                .build();
    }

    private List<OutputDataset> willWrite() {
        OutputFacts outputs = new OutputFacts(teller, names);
        return content.map(outputs::of).orElseGet(() -> List.of(outputs.scores()));
    }

    private RunUuids uuids() {
        return new RunUuids(teller.namespace());
    }

    private RunFacetsBuilder run() {
        RunFacetsBuilder run = facets.newRunFacetsBuilder()
                .nominalTime(facets.newNominalTimeRunFacet(
                        midnight(start.date().date()),
                        midnight(start.date().date().plusDays(1))))
                .processing_engine(facets.newProcessingEngineRunFacet(teller.version(), "Nightjar", teller.version()))
                .tags(facets.newTagsRunFacet(tags()));
        parent().ifPresent(run::parent);
        content.ifPresent(night -> run.put(ModelFacet.NAME, ModelFacet.of(night, teller)));
        return run;
    }

    private ZonedDateTime midnight(LocalDate day) {
        Instant instant = new ZoneDays(job.zone()).at(day, LocalTime.MIDNIGHT);
        return instant.atZone(ZoneOffset.UTC);
    }

    /** By which the run is found again in Nightjar. */
    private List<OpenLineage.TagsRunFacetFields> tags() {
        List<OpenLineage.TagsRunFacetFields> tags = new ArrayList<>();
        tags.add(tag("run", start.run().value()));
        if (start.launch() != NightStart.NO_LAUNCH) {
            tags.add(tag("launch", String.valueOf(start.launch())));
        }
        tags.add(tag("date", start.date().toString()));
        tags.add(tag("commit", teller.commit()));
        report.ifPresent(
                judged -> tags.add(tag("verdict", judged.verdict().level().label())));
        return tags;
    }

    private OpenLineage.TagsRunFacetFields tag(String key, String value) {
        return facets.newTagsRunFacetFields(key, value, "nightjar");
    }

    private Optional<OpenLineage.ParentRunFacet> parent() {
        String by = start.startedBy();
        if (!by.equals(BY_SCHEDULE) && !by.equals(BY_BACKFILL)) {
            return Optional.empty();
        }
        return Optional.of(facets.newParentRunFacetBuilder()
                .run(facets.newParentRunFacetRunBuilder()
                        .runId(uuids().ofParent(start.job(), start.date(), by))
                        .build())
                .job(facets.newParentRunFacetJobBuilder()
                        .namespace(teller.namespace())
                        .name(start.job() + "." + by)
                        .build())
                .build());
    }

    private JobFacetsBuilder job() {
        JobFacetsBuilder about = facets.newJobFacetsBuilder()
                .jobType(facets.newJobTypeJobFacetBuilder()
                        .processingType("BATCH")
                        .integration("NIGHTJAR")
                        .jobType("JOB")
                        .build())
                .documentation(facets.newDocumentationJobFacet(job.title(), "text/plain"));
        teller.source()
                .ifPresent(address -> about.sourceCodeLocation(facets.newSourceCodeLocationJobFacetBuilder()
                        .type("git")
                        .url(address)
                        .version(teller.commit())
                        .build()));
        return about;
    }
}
