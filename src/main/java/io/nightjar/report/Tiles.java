package io.nightjar.report;

import io.nightjar.quality.Baseline;
import io.nightjar.quality.Figures;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.RowCounts;
import io.nightjar.quality.ScoreProfile;
import io.nightjar.quality.measure.Metric;
import io.nightjar.report.ReportPage.Tile;
import io.nightjar.table.DataFile;
import java.util.ArrayList;
import java.util.List;

/** The row accounting and the two figures that say most about the scores. */
final class Tiles {
    private Tiles() {}

    static List<Tile> of(QualityReport report) {
        QualityProfile night = report.profile();
        List<Tile> tiles = new ArrayList<>();
        tiles.add(new Tile(Figures.count(night.rows().read()), "rows read", files(report)));
        tiles.add(new Tile(
                Figures.count(night.rows().scored()),
                "scored",
                share(night.rows().scored(), night)));
        tiles.add(new Tile(
                Figures.count(night.rows().rejected()),
                "rejected",
                share(night.rows().rejected(), night)));
        night.score()
                .ifPresent(score -> tiles.add(
                        new Tile(Words.figure(score.mean(), Figures::number), "mean score", baselineMean(report))));
        report.baseline().ifPresent(baseline -> tiles.add(drift(baseline, night)));
        return tiles;
    }

    /** The input's rows as its footers give them, against what became of them. */
    static String accounting(QualityReport report) {
        long footers =
                report.facts().inputs().stream().mapToLong(DataFile::rows).sum();
        RowCounts rows = report.profile().rows();
        boolean whole = rows.isComplete() && footers == rows.read();
        return Figures.count(footers) + " rows in the footers " + (whole ? "= " : "are not ")
                + Figures.count(rows.scored()) + " scored + " + Figures.count(rows.rejected()) + " rejected"
                + (whole ? ": every row is accounted for." : ": rows are missing.");
    }

    private static String files(QualityReport report) {
        int files = report.facts().inputs().size();
        return "from " + files + (files == 1 ? " file" : " files");
    }

    private static String share(long rows, QualityProfile night) {
        return Words.figure(Metric.share(rows, night.rows().read()), share -> Figures.percent(share) + " of rows read");
    }

    private static String baselineMean(QualityReport report) {
        Metric mean = report.baseline()
                .flatMap(baseline -> baseline.profile().score())
                .map(ScoreProfile::mean)
                .orElse(Metric.notAvailable("there is no baseline"));
        return mean instanceof Metric.Value value ? "baseline " + Figures.number(value.value()) : "no baseline";
    }

    private static Tile drift(Baseline baseline, QualityProfile night) {
        Metric psi = baseline.scorePsi(night);
        String note = psi instanceof Metric.NotAvailable missing
                ? missing.why()
                : Words.figure(
                        baseline.scorePsiByChance(night), chance -> "chance alone gives " + Figures.number(chance));
        return new Tile(Words.figure(psi, Figures::number), "score drift (PSI)", note);
    }
}
