package io.nightjar.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.quality.Baseline;
import io.nightjar.quality.ClassCount;
import io.nightjar.quality.ColumnContent;
import io.nightjar.quality.ColumnProfile;
import io.nightjar.quality.Nightfall;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.QualityReport;
import io.nightjar.run.JobDefinition.Action;
import io.nightjar.run.JobDefinition.Gate;
import io.nightjar.run.JobDefinition.Measure;
import io.nightjar.run.Waiver;
import io.nightjar.table.ColumnType;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class ReportHtmlTest {
    private static final LocalDate DATE = LocalDate.of(2001, 5, 8);
    private static final QualityProfile NIGHT = Nightfall.split(21, 4000, 512);

    @Test
    void shows_a_real_night_whole_and_well_formed() throws Exception {
        byte[] page = ReportHtml.render(RealFlights.report(DATE, RealFlights.GATES));
        Document document = parse(page);
        String text = document.getDocumentElement().getTextContent();
        assertThat(text)
                .contains("Which flights arrive more than 15 minutes late?", "Every gate passed: fit to publish.")
                .contains("17,261 rows in the footers = 17,261 scored + 0 rejected: every row is accounted for.")
                .contains("score: probability of delayed")
                .contains("originairport of departurestring, feature: category", "to 4,962 miles, mean ")
                .contains("data/flights/date=2001-05-08/flights_0.parquet")
                .contains("./nightjar show 5f0c1a9be274");
        assertThat(document.getElementsByTagName("title").getLength()).isGreaterThan(20);
        assertThat(page.length).isLessThan(100_000);
    }

    @Test
    void ranks_the_columns_by_their_drift_and_says_which_cannot_be_compared() throws Exception {
        QualityReport report = RealFlights.report(DATE, RealFlights.GATES);
        String text = parse(ReportHtml.render(report)).getDocumentElement().getTextContent();
        assertThat(text)
                .contains(
                        "What has drifted",
                        "nothing is kept of the values of private columns",
                        "Quantiles (within 0.8 %)");
        assertThat(report.drift())
                .extracting(drift -> drift.column())
                .hasSize(5)
                .endsWith("flight_id");
        assertThat(ReportText.render(report)).contains("Columns that drifted most (PSI): ");
    }

    @Test
    void gives_equal_bytes_for_equal_reports() {
        assertThat(ReportHtml.render(report(NIGHT, List.of()))).isEqualTo(ReportHtml.render(report(NIGHT, List.of())));
    }

    @Test
    void asks_the_network_for_nothing_and_runs_no_script() throws Exception {
        String page = html(report(NIGHT, RealFlights.GATES));
        assertThat(Pattern.compile("(?i)https?:|<script|url\\(|@import|\\son\\w+=")
                        .matcher(page)
                        .find())
                .isFalse();
        NodeList all = parse(page.getBytes(UTF_8)).getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            assertThat(all.item(i).getAttributes().getNamedItem("src")).isNull();
            var href = all.item(i).getAttributes().getNamedItem("href");
            assertThat(href == null ? "#" : href.getNodeValue()).matches("#.*|data:,");
        }
    }

    @Test
    void what_labels_add_to_an_older_page_brings_the_style_it_is_written_for() {
        String page = html(report(NIGHT, List.of()));
        String older = page.replaceFirst("(?s)<style>.*?</style>", "<style>.plot { width: 1px; }</style>");
        assertThat(older).isNotEqualTo(page);
        assertThat(new String(
                        LabelledPage.withNights(older.getBytes(UTF_8), DATE.toString(), LabelHistory.NONE), UTF_8))
                .isEqualTo(page);
    }

    @Test
    void never_shows_a_value_of_a_private_column() {
        QualityReport report = report(NIGHT, RealFlights.GATES);
        assertThat(html(report)).contains("captain", "withheld").doesNotContain(Nightfall.SECRET);
        assertThat(new String(ReportJson.render(report), UTF_8))
                .contains("captain")
                .doesNotContain(Nightfall.SECRET);
        assertThat(ReportText.render(report)).doesNotContain(Nightfall.SECRET);
    }

    @Test
    void escapes_names_and_values_of_the_data() throws Exception {
        TreeMap<String, Long> counts = new TreeMap<>();
        counts.put("</td><script>alert('v')</script>", 7L);
        String name = "a<b>&\"'${x}@if";
        ColumnProfile odd = new ColumnProfile(
                name, ColumnType.STRING, 10, 1, Optional.empty(), new ColumnContent.Categories(counts));
        QualityProfile night = new QualityProfile(
                NIGHT.rows(), List.of(odd), NIGHT.score(), List.of(new ClassCount("<&>", 5)), NIGHT.columnsSeen(), 1);
        List<Gate> gates = List.of(new Gate(Measure.MAXIMUM_NULL_SHARE, Optional.of(name), 0.01, Action.HOLD));
        String page = html(report(night, gates));
        assertThat(page).doesNotContain("<script", "a<b>");
        assertThat(parse(page.getBytes(UTF_8)).getDocumentElement().getTextContent())
                .contains(name, "</td><script>alert('v')</script> 7", "<&>");
    }

    @Test
    void says_which_gate_could_not_be_evaluated_and_why() throws Exception {
        List<Gate> gates = List.of(new Gate(Measure.MAXIMUM_SCORE_PSI, Optional.empty(), 0.2, Action.WARN));
        QualityReport report = QualityReport.judge(RealFlights.facts(DATE, NIGHT), NIGHT, Optional.empty(), gates);
        assertThat(parse(ReportHtml.render(report)).getDocumentElement().getTextContent())
                .contains("not evaluated", "not measured: there is no baseline", "somebody should look");
        assertThat(ReportText.render(report)).contains("not evaluated", "warned");
    }

    @Test
    void says_at_the_verdict_who_released_a_held_night_and_why() throws Exception {
        List<Gate> gates = List.of(new Gate(Measure.MINIMUM_ROWS, Optional.empty(), 1e9, Action.HOLD));
        QualityReport report = report(NIGHT, gates)
                .released(new Waiver(
                        "the holiday's <few> rows",
                        "operator ann",
                        Instant.parse("2001-05-09T12:00:00Z"),
                        Optional.of(Instant.parse("2001-05-10T04:00:00Z"))));
        assertThat(parse(ReportHtml.render(report)).getDocumentElement().getTextContent())
                .contains("held", "Held by its gates, and released by a person.")
                .contains("Published all the same by operator ann on 2001-05-09 08:00:00 -04:00 America/New_York:"
                        + " “the holiday's <few> rows” The waiver counts until 2001-05-10");
        assertThat(ReportText.render(report)).contains("Released. Published all the same by operator ann");
        assertThat(new String(ReportJson.render(report), UTF_8)).contains("\"by\" : \"operator ann\"");
    }

    @Test
    void shows_nights_with_no_rows_no_scores_no_baseline_and_no_gates() throws Exception {
        QualityProfile empty = Nightfall.plan().empty();
        QualityProfile unnamed =
                new QualityProfile(empty.rows(), empty.columns(), Optional.empty(), List.of(), List.of(0L), 1);
        for (QualityProfile night : List.of(empty, unnamed)) {
            QualityReport report =
                    QualityReport.judge(RealFlights.facts(DATE, night), night, Optional.empty(), List.of());
            String text = parse(ReportHtml.render(report)).getDocumentElement().getTextContent();
            assertThat(text)
                    .contains("declares no gates")
                    .containsAnyOf("No row was scored.", "names no positive class");
            assertThat(ReportJson.render(report)).isNotEmpty();
            assertThat(ReportText.render(report)).contains("The job file declares no gates.");
        }
    }

    @Test
    void shows_scores_that_are_all_small_on_an_axis_of_their_size() throws Exception {
        String text = parse(ReportHtml.render(QualityReport.judge(
                        RealFlights.facts(DATE, Nightfall.rare(22, 3000)),
                        Nightfall.rare(22, 3000),
                        Optional.of(Baseline.from(List.of(), Nightfall.rare(23, 3000))),
                        List.of())))
                .getDocumentElement()
                .getTextContent();
        assertThat(text).contains("0.005", "0.01", "0.05").doesNotContain("0.9\n");
    }

    @Test
    void stays_small_with_many_wide_columns_and_classes() {
        TreeMap<String, Long> counts = new TreeMap<>();
        IntStream.range(0, 1000).forEach(i -> counts.put("value".repeat(12) + i, 1L));
        List<ColumnProfile> columns = new ArrayList<>();
        List<ClassCount> classes = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            classes.add(new ClassCount("class " + i, i));
            columns.add(new ColumnProfile(
                    "column " + i, ColumnType.STRING, 1000, 5, Optional.empty(), new ColumnContent.Categories(counts)));
        }
        QualityProfile wide = new QualityProfile(NIGHT.rows(), columns, NIGHT.score(), classes, NIGHT.columnsSeen(), 1);
        assertThat(ReportHtml.render(report(wide, List.of())).length).isLessThan(1_500_000);
    }

    @Test
    void shows_five_hundred_columns_in_a_page_that_does_not_grow_with_the_rows() throws Exception {
        byte[] few = ReportHtml.render(WideNight.report(500, 500));
        byte[] many = ReportHtml.render(WideNight.report(500, 3000));
        assertThat(many.length).isLessThan(1_500_000).isLessThan(few.length * 12 / 10);
        assertThat(parse(many).getDocumentElement().getTextContent())
                .contains("The 30 columns that stand first in the drift; the others follow.")
                .contains("470 more columns")
                .contains("column_0double", "column_499local-timestamp");
    }

    private static QualityReport report(QualityProfile night, List<Gate> gates) {
        Baseline baseline = Baseline.from(List.of(), Nightfall.split(20, 3000, 512));
        return QualityReport.judge(RealFlights.facts(DATE, night), night, Optional.of(baseline), gates);
    }

    private static String html(QualityReport report) {
        return new String(ReportHtml.render(report), UTF_8);
    }

    private static Document parse(byte[] page) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(page));
    }
}
