package io.nightjar.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.quality.Nightfall;
import io.nightjar.quality.PermutationEstimate;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.measure.Metric;
import io.nightjar.table.RowBatch;
import io.nightjar.table.StringVector;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a page says of a model that is not linear. */
class PermutationTableTest {
    private static final LocalDate DATE = LocalDate.of(2001, 5, 8);
    private static final QualityProfile NIGHT = Nightfall.split(21, 4000, 512);

    @Test
    void namesTheEstimateAsOneAndStatesItsSample() {
        String page = page(estimated(List.of(column("origin", 0.125, 0.0625), column("distance", 0.05, 0.03))));
        assertThat(page)
                .contains("What the columns weigh, estimated by permutation", "href=\"#why\"")
                .contains("From 2,500 of the night’s rows; the exchange follows from the seed abcdef01.")
                .contains("class=\"number\">12.5 %</td>", "class=\"number\">0.03</td>")
                .contains("<rect class=\"part\" width=\"" + Svg.at(100) + "\" height=\"8\"/>")
                .contains("<rect class=\"part\" width=\"" + Svg.at(40) + "\" height=\"8\"/>")
                .doesNotContain("other columns");
        assertThat(page(estimated(List.of()).estimated(Optional.empty()))).doesNotContain("by permutation");
    }

    @Test
    void ofManyColumnsItTellsTwentyAndHowLittleTheOthersChange() {
        List<PermutationEstimate.Column> columns = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            columns.add(column("column_" + i, 0.5 - i / 1000.0, 0.1));
        }
        assertThat(page(estimated(columns)))
                .contains("column_19<")
                .doesNotContain("column_20<")
                .contains("The 480 other columns each change 48 % of the decisions or fewer.");
    }

    @Test
    void aNumberWithoutADecisionHasNoShareOfDecisions() {
        PermutationEstimate.Column column = new PermutationEstimate.Column(
                "origin", Metric.notAvailable("the job has no threshold on the number"), Metric.of(12.5));
        assertThat(page(estimated(List.of(column))))
                .contains("data-name=\"Decisions changed\" class=\"number\">–<", ">12.5<");
    }

    @Test
    void theTableOfFiguresHoldsTheEstimate() {
        RowBatch figures = MetricsTable.of(estimated(List.of(column("origin", 0.125, 0.0625))));
        StringVector measures = (StringVector) figures.vector("measure");
        List<String> all = new ArrayList<>();
        for (int row = 0; row < figures.rows(); row++) {
            all.add(measures.value(row));
        }
        assertThat(all).contains("permutation-crossed", "permutation-move", "nan-share", "negative-share");
    }

    @Test
    void oddNumbersAreCountedWhereThereAreAny() {
        String page = page(estimated(List.of()));
        long odd = ((io.nightjar.quality.ColumnContent.Numbers)
                        NIGHT.column("distance").orElseThrow().content())
                .nan();
        assertThat(odd).isPositive();
        assertThat(page)
                .containsPattern("<small>" + odd + " NaN \\([0-9.]+ %\\)</small>")
                .doesNotContain(" infinite (", " zero (", " negative (");
    }

    private static PermutationEstimate.Column column(String name, double crossed, double move) {
        return new PermutationEstimate.Column(name, Metric.of(crossed), Metric.of(move));
    }

    private static QualityReport estimated(List<PermutationEstimate.Column> columns) {
        return QualityReport.judge(RealFlights.facts(DATE, NIGHT), NIGHT, Optional.empty(), List.of())
                .estimated(Optional.of(new PermutationEstimate(2_500, "abcdef0123456789".repeat(4), columns)));
    }

    private static String page(QualityReport report) {
        return new String(ReportHtml.render(report), UTF_8);
    }
}
