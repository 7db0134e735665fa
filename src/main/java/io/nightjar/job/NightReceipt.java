package io.nightjar.job;

import io.nightjar.model.FeatureColumn;
import io.nightjar.model.ModelBundle;
import io.nightjar.publish.OutputLayout;
import io.nightjar.publish.Receipt;
import io.nightjar.publish.SealedReceipt;
import io.nightjar.quality.QualityReport;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.JobDefinition.ColumnPolicy;
import io.nightjar.run.RunId;
import io.nightjar.run.Waiver;
import io.nightjar.storage.Sha256;
import io.nightjar.table.DataFile;
import io.nightjar.table.PartFile;
import io.nightjar.table.RowDigest;
import io.nightjar.table.Split;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes down how the table of a judged night came to be. */
final class NightReceipt {
    private final NightServices services;
    private final OutputLayout layout;
    private final LaunchMeter meter;
    private final Receipt.Launch launch;
    private final Optional<Waiver> waiver;
    private final Function<List<SplitResult>, Optional<Receipt.Profiles>> profiles;

    /**
     * @param waiver why the night is published although it is held; empty where it is not
     * @param profiles keeps those of the splits
     */
    NightReceipt(
            NightServices services,
            OutputLayout layout,
            LaunchMeter meter,
            Receipt.Launch launch,
            Optional<Waiver> waiver,
            Function<List<SplitResult>, Optional<Receipt.Profiles>> profiles) {
        this.services = services;
        this.layout = layout;
        this.meter = meter;
        this.launch = launch;
        this.waiver = waiver;
        this.profiles = profiles;
    }

    /** Keeps the profiles of the splits, which may take as long as the disk takes for some megabytes. */
    Optional<Receipt.Profiles> keepProfiles(List<SplitResult> splits) {
        return profiles.apply(splits);
    }

    SealedReceipt of(
            Preparation prepared,
            List<SplitResult> splits,
            PartFile table,
            Optional<PartFile> rejects,
            QualityReport report,
            Instant started,
            Optional<Receipt.Profiles> profiles) {
        ReceiptEvent event = ReceiptEvent.begun();
        NightPlan plan = prepared.plan();
        List<Receipt.Input> inputs = new FrozenInputs(services).of(plan.partition());
        Made made = new Made(
                splits(plan, splits),
                Receipt.Table.at(
                        layout.table(plan.spec().job().name(), plan.spec().date()), table),
                rejects.map(part -> Receipt.Table.at(
                        layout.rejects(plan.spec().job().name(), plan.spec().date(), part.sha256()), part)),
                Verdicts.of(report, waiver),
                started,
                profiles);
        SealedReceipt sealed = SealedReceipt.of(
                receipt(report.facts().run(), prepared, inputs, made),
                services.receipts().key().get());
        event.ended(inputs.size());
        return sealed;
    }

    /**
     * Writes a receipt of what is known before the first row is scored, for nobody: the first one of a process takes many times as long
     * as the next, and rows can be scored meanwhile.
     */
    SealedReceipt rehearse(RunId run, Preparation prepared) {
        NightPlan plan = prepared.plan();
        long rows = plan.partition().rows();
        Instant now = services.clock().instant();
        Optional<RowDigest> digest = Optional.of(RowDigest.NONE);
        Receipt.Gate gate = new Receipt.Gate("rows", Optional.of("any"), 0.5, Optional.of(0.25), "warn", "passed");
        Made nothing = new Made(
                List.of(new Receipt.SplitRows(0, 0, 1, 0, rows, rows, digest)),
                new Receipt.Table(
                        layout.table(plan.spec().job().name(), plan.spec().date()), rows, 0, "", digest),
                Optional.empty(),
                new Receipt.Verdict("passed", List.of(gate), List.of(), Optional.empty()),
                now,
                Optional.of(new Receipt.Profiles("", "")));
        List<Receipt.Input> inputs =
                plan.partition().files().stream().map(Receipt.Input::of).toList();
        return SealedReceipt.of(receipt(run, prepared, inputs, nothing), Optional.empty());
    }

    /** What scoring and judging gave. */
    private record Made(
            List<Receipt.SplitRows> splits,
            Receipt.Table table,
            Optional<Receipt.Table> rejects,
            Receipt.Verdict verdict,
            Instant started,
            Optional<Receipt.Profiles> profiles) {}

    private Receipt receipt(RunId run, Preparation prepared, List<Receipt.Input> inputs, Made made) {
        NightPlan plan = prepared.plan();
        JobDefinition job = plan.spec().job();
        return new Receipt(
                run,
                plan.spec().date(),
                Optional.of(launch),
                new Receipt.Job(job.name(), job.digest(), job.text()),
                inputs,
                model(job, plan.bundle(), prepared),
                plan.bundle().signature().features().stream()
                        .map(feature -> feature(feature, job.features().of(feature.name())))
                        .toList(),
                prepared.tools().scorer().path().name(),
                Optional.of(prepared.tools().scorer().path().reason()),
                services.program(),
                Programs.platform(),
                services.libraries(),
                settings(),
                made.splits(),
                made.table(),
                made.rejects(),
                new Receipt.Rows(
                        plan.partition().rows(),
                        made.table().rows(),
                        made.rejects().map(Receipt.Table::rows).orElse(0L)),
                made.verdict(),
                made.started(),
                services.clock().instant(),
                Optional.of(meter.cost(plan.partition(), services.receipts().price())),
                Optional.of(reproducible(plan.partition().files())),
                made.profiles());
    }

    private static List<Receipt.SplitRows> splits(NightPlan plan, List<SplitResult> results) {
        Map<String, Integer> places = new HashMap<>();
        for (DataFile file : plan.partition().files()) {
            places.put(file.location(), places.size());
        }
        return results.stream()
                .map(result -> {
                    Split split = plan.splits().get(result.split());
                    return split(
                            split,
                            Objects.requireNonNull(places.get(split.file().location())),
                            result);
                })
                .toList();
    }

    private static Receipt.SplitRows split(Split split, int file, SplitResult result) {
        return new Receipt.SplitRows(
                file,
                split.firstRowGroup(),
                split.rowGroups(),
                split.firstRow(),
                split.rows(),
                result.part().rows(),
                result.part().rowDigest());
    }

    private static Receipt.Model model(JobDefinition job, ModelBundle bundle, Preparation prepared) {
        Map<String, String> parts = new TreeMap<>();
        bundle.parts().forEach((file, bytes) -> parts.put(file, Sha256.of(bytes)));
        return new Receipt.Model(
                bundle.version().label(),
                bundle.version().digest(),
                prepared.golden(),
                job.alias(),
                parts,
                bundle.about(),
                prepared.provenance());
    }

    private static Receipt.Feature feature(FeatureColumn feature, ColumnPolicy policy) {
        return new Receipt.Feature(
                feature.name(),
                feature.type().label(),
                feature.kinds().stream().map(FeatureColumn.Kind::label).toList(),
                word(policy.missing()),
                word(policy.unknownCategory()),
                word(policy.invalidNumber()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** What a repetition of the same bytes needs, and what explains how long it took. */
    private Map<String, String> settings() {
        return Map.of(
                "scoring.threads", String.valueOf(services.limits().threads()),
                "scoring.batch-rows", String.valueOf(services.limits().batchRows()),
                "scoring.split-rows", String.valueOf(services.limits().splitRows()),
                "inputs.digest", word(services.receipts().digest()),
                "inputs.keep", word(services.receipts().keep()));
    }

    private Receipt.Reproducible reproducible(List<DataFile> files) {
        String commit = services.program().commit();
        if (services.program().changes().equals("dirty")) {
            return no("the program was built from sources that no commit holds");
        }
        if (commit.equals("unknown")) {
            return no("nobody knows from which commit the program was built");
        }
        if (services.receipts().keep() == ReceiptPolicy.Keep.COPY) {
            return new Receipt.Reproducible(
                    "yes", Optional.empty(), "as long as the copies of the input files and the model are kept");
        }
        if (services.receipts().retained().isEmpty()) {
            return new Receipt.Reproducible(
                    "yes", Optional.empty(), "as long as the input files and the model stay as they are");
        }
        LocalDate oldest = files.stream()
                .map(DataFile::modified)
                .min(Instant::compareTo)
                .orElseGet(services.clock()::instant)
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
        return new Receipt.Reproducible(
                "until",
                Optional.of(oldest.plus(services.receipts().retained().get())),
                "the input files are kept so long (inputs.retained)");
    }

    private static Receipt.Reproducible no(String why) {
        return new Receipt.Reproducible("no", Optional.empty(), why);
    }
}
