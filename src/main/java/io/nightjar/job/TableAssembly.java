package io.nightjar.job;

import io.nightjar.publish.Candidate;
import io.nightjar.publish.OutputLayout;
import io.nightjar.publish.Receipt;
import io.nightjar.quality.QualityReport;
import io.nightjar.table.PartFile;
import io.nightjar.table.TableSink;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ends the table of a judged night, joins its rejects, and writes down how they came to be. */
final class TableAssembly {
    private final TableSink sink;
    private final NightReceipt receipts;

    TableAssembly(TableSink sink, NightReceipt receipts) {
        this.sink = sink;
        this.receipts = receipts;
    }

    /** Where the parts of a night are joined while it is scored. */
    static GrowingTable growing(Preparation prepared, String folder, Runnable goOn) {
        ScoringTools tools = prepared.tools();
        return new GrowingTable(
                () -> tools.sink().join(tools.output().schema(), OutputLayout.stagedTable(folder)), goOn);
    }

    /** What stands in the footer. No run and no time: the same plan gives the same bytes. */
    static Map<String, String> metadata(NightPlan plan) {
        return Map.of(
                "nightjar.job", plan.spec().job().name(),
                "nightjar.date", plan.spec().date().toString(),
                "nightjar.model", plan.bundle().version().label());
    }

    /** The table and the rejects in staging, and the receipt that describes them where they will stand. */
    Candidate assemble(
            Preparation prepared, NightWork work, GrowingTable growing, QualityReport report, Instant started) {
        List<SplitResult> results = work.results();
        NightPlan plan = prepared.plan();
        // The disk has enough to do with the table meanwhile; a processor has not.
        Beside<Optional<Receipt.Profiles>> profiles = Beside.begin("profiles", () -> receipts.keepProfiles(results));
        try {
            return candidate(
                    prepared, work, growing.finish(plan.splits().size(), metadata(plan)), report, started, profiles);
        } finally {
            profiles.over();
        }
    }

    private Candidate candidate(
            Preparation prepared,
            NightWork work,
            PartFile table,
            QualityReport report,
            Instant started,
            Beside<Optional<Receipt.Profiles>> profiles) {
        List<SplitResult> results = work.results();
        List<PartFile> rejectParts =
                results.stream().flatMap(result -> result.rejects().stream()).toList();
        Optional<PartFile> rejects = rejectParts.isEmpty()
                ? Optional.empty()
                : Optional.of(sink.join(
                        rejectParts,
                        prepared.tools().rejects().schema(),
                        metadata(prepared.plan()),
                        OutputLayout.stagedRejects(work.folder()),
                        work::checkGoOn));
        return new Candidate(
                table,
                rejects,
                receipts.of(prepared, results, table, rejects, report, started, profiles.get()),
                Optional.of(TableDescription.of(prepared)));
    }
}
