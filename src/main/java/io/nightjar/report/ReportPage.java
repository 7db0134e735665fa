package io.nightjar.report;

import io.nightjar.quality.Baseline;
import io.nightjar.quality.Figures;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.QualityReport;
import java.util.List;
import java.util.Optional;

/**
 * What the page says, in the order in which it says it; every text is ready to be shown.
 *
 * @param badge the verdict in one word
 * @param meaning what the verdict means for the table
 * @param waiver who released it and why; empty where nobody did
 * @param findings the things that matter, at most three
 * @param permutation empty of a linear model
 * @param score empty where the model names no positive class or nothing was scored
 */
public record ReportPage(
        String title,
        String subtitle,
        String badge,
        String meaning,
        String waiver,
        List<String> findings,
        List<Tile> tiles,
        String accounting,
        List<RejectLine> rejects,
        List<GateLine> gates,
        ContractLines contract,
        Optional<ScorePlot> score,
        String noScore,
        ClassMix classes,
        DriftTable drift,
        List<ContributionLine> contributions,
        Optional<PermutationTable> permutation,
        List<HistoryStrip> history,
        LabelSection labels,
        List<LabelStrip> labelNights,
        List<SliceTable> groups,
        ColumnTable columns,
        SeenModel seen,
        List<Fact> facts,
        List<InputLine> inputs,
        List<String> commands) {

    /** One large figure with its name. */
    public record Tile(String figure, String name, String note) {}

    public record RejectLine(String reason, String column, String rows, String share) {}

    public record GateLine(String subject, String measured, String limit, String action, String result, String mark) {}

    public record Fact(String name, String value, FactStyle style) {}

    public enum FactStyle {
        PLAIN,
        CODE
    }

    public record InputLine(String file, String rows, String size, String modified, String digest) {}

    static ReportPage of(QualityReport report) {
        return of(report, NightHistory.NONE, LabelHistory.NONE);
    }

    static ReportPage of(QualityReport report, NightHistory history, LabelHistory labels) {
        QualityProfile night = report.profile();
        Optional<Baseline> baseline = report.baseline();
        return new ReportPage(
                report.facts().title(),
                report.facts().job() + ", business date " + report.facts().date(),
                report.verdict().level().label(),
                Words.meaning(report),
                RunLines.waiver(report.facts()),
                Findings.of(report),
                Tiles.of(report),
                Tiles.accounting(report),
                rejects(night),
                report.gates().stream().map(GateLines::of).toList(),
                ContractLines.of(report),
                ScorePlot.of(night, baseline),
                night.score().isEmpty()
                        ? "The model gives no one score: it names no positive class, or predicts several numbers."
                        : "No row was scored.",
                ClassMix.of(night, baseline),
                DriftTable.of(report),
                ContributionLine.of(night, report.facts()),
                PermutationTable.of(report),
                HistoryStrip.of(history.upTo(report.facts().date().toString(), HistoryStrip.NIGHTS)),
                LabelSection.awaited(report),
                LabelStrip.of(labels.upTo(report.facts().date().toString(), HistoryStrip.NIGHTS)),
                SliceTable.of(report),
                ColumnTable.of(report),
                SeenModel.of(night),
                RunLines.facts(report.facts(), baseline),
                RunLines.inputs(report.facts()),
                Words.commands(report));
    }

    private static List<RejectLine> rejects(QualityProfile night) {
        return night.rows().rejects().stream()
                .map(reject -> new RejectLine(
                        Words.reject(reject.reason()),
                        reject.column().orElse(""),
                        Figures.count(reject.rows()),
                        Figures.percent((double) reject.rows() / night.rows().read())))
                .toList();
    }
}
