package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.quality.Baseline;
import io.nightjar.quality.Counterfactual;
import io.nightjar.quality.DriftEffects;
import io.nightjar.quality.GateOutcome;
import io.nightjar.quality.PermutationEstimate;
import io.nightjar.quality.QualityReport;
import io.nightjar.quality.effect.DecisionEffect;
import io.nightjar.quality.measure.Metric;
import io.nightjar.quality.measure.PopulationStability;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.JobDefinition.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real night is spoilt and scored; what is said of the decisions is held against those of the same night as it was. */
class DecisionEffectTest {
    private static final double THRESHOLD = 0.2;

    @TempDir
    Path folder;

    private RealNights project;
    private final List<QualityReport> reports = new ArrayList<>();

    @BeforeEach
    void open() {
        project = new RealNights(folder);
        project.edit("jobs/flight-delay.yaml", "data/flights/date={date}", folder + "/in/date={date}");
        project.edit(
                "jobs/flight-delay.yaml",
                "gates:",
                "gates:\n  - {maximum-drift: 0.005, measure: decisions-crossed, action: warn}");
        project.keep(reports);
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void saysHowManyDecisionsAColumnChanged() throws Exception {
        QualityReport asItWas = score("was", "select * from flights");
        // Where all rows are moved one way by the same, what is said is exact but for the bins of the scores.
        QualityReport farther = score("farther", "select * replace (distance + 20000 as distance) from flights");
        DecisionEffect distance = effects(farther, asItWas).of("distance").orElseThrow();
        double raised = turned("was", "farther", "<", ">=");
        assertThat(raised).isGreaterThan(0.01);
        assertThat(value(distance.raised())).isEqualTo(raised, within(0.05 * raised));
        assertThat(value(distance.lowered())).isZero();
        assertThat(turned("was", "farther", ">=", "<")).isZero();
        assertThat(value(distance.shift())).isEqualTo(meanMove("was", "farther"), within(0.01 * raised));
        assertThat(value(distance.distance())).isEqualTo(value(distance.shift()), within(1e-9));
        assertThat(value(effects(farther, asItWas).of("origin").orElseThrow().distance()))
                .isZero();
        assertThat(farther.drift().get(0).column()).isEqualTo("distance");
        assertThat(farther.gates().stream()
                        .filter(gate -> gate.gate().measure() == Measure.MAXIMUM_DRIFT)
                        .map(GateOutcome::sentence))
                .singleElement()
                .asString()
                .matches(
                        "Largest drift of a column \\(decisions-crossed\\): [0-9.]+ % in distance; the limit is at most"
                                + " 0.5 %\\.");
    }

    @Test
    void estimatesTheDecisionsThatChangedWhereRowsAreMovedDifferently() throws Exception {
        QualityReport asItWas = score("was", "select * from flights");
        QualityReport later = score(
                "later",
                "select * replace (date_trunc('day', scheduled) + to_hours((hour(scheduled) + 4) % 24) as scheduled)"
                        + " from flights");
        DriftEffects effects = effects(later, asItWas);
        assertThat(effects.ranking()).isEqualTo(DriftEffects.Ranking.DECISIONS);
        DecisionEffect hour = effects.of("scheduled").orElseThrow();
        double net = turned("was", "later", "<", ">=") - turned("was", "later", ">=", "<");
        assertThat(value(hour.shift())).isEqualTo(meanMove("was", "later"), within(1e-6));
        assertThat(value(hour.raised()) - value(hour.lowered())).isEqualTo(net, within(0.2 * Math.abs(net)));
        // Distances have drifted far, but hardly weigh: hours, which have not, still changed more decisions.
        QualityReport small = score("small", "select * replace (distance + 200 as distance) from flights");
        assertThat(value(small.drift().stream()
                        .filter(drift -> drift.column().equals("distance"))
                        .findFirst()
                        .orElseThrow()
                        .figure(new PopulationStability())))
                .isGreaterThan(0.5);
        assertThat(small.drift().get(0).column()).isEqualTo("scheduled");
    }

    @Test
    void ofAModelThatIsNotLinearItEstimatesWhatColumnsWeighAndRanksDriftBySize() throws Exception {
        project.edit("jobs/flight-delay.yaml", "reasons: 3", "reasons: 0");
        project.model = RealNights.Linearity.HIDDEN;
        QualityReport once = score("once", "select * from flights");
        PermutationEstimate estimate = once.permutation().orElseThrow();
        assertThat(estimate.rows()).isEqualTo(2_500);
        assertThat(estimate.seed()).isEqualTo(once.facts().inputs().get(0).footerDigest());
        assertThat(estimate.columns())
                .extracting(PermutationEstimate.Column::column)
                .hasSize(4)
                .endsWith("distance");
        assertThat(value(estimate.columns().get(0).crossed())).isGreaterThan(0.02);
        assertThat(value(estimate.columns().get(3).crossed())).isLessThan(0.02);
        assertThat(once.effects().ranking()).isEqualTo(DriftEffects.Ranking.SIZE);
        assertThat(once.effects().why()).isEqualTo("the model is not linear");
        assertThat(score("again", "select * from flights").permutation()).contains(estimate);
        project.model = RealNights.Linearity.TOLD;
        assertThat(score("linear", "select * from flights").permutation()).isEmpty();
    }

    private DriftEffects effects(QualityReport report, QualityReport before) {
        JobDefinition job = project.spec().job();
        return new Counterfactual(
                        report.facts().signature(), project.scorer(job).explainer(), job)
                .of(
                        report.profile(),
                        Baseline.from(List.of(), before.profile()),
                        report.facts().date().date());
    }

    private static double value(Metric metric) {
        return ((Metric.Value) metric).value();
    }

    private double turned(String before, String after, String was, String is) throws SQLException {
        return query("select avg(case when b.score " + was + THRESHOLD + " and a.score " + is + THRESHOLD
                + " then 1.0 else 0 end) from " + both(before, after));
    }

    private double meanMove(String before, String after) throws SQLException {
        return query("select avg(a.margin - b.margin) from " + both(before, after));
    }

    private String both(String before, String after) {
        return "'" + folder + "/" + before + "/**/scores.parquet' b join '" + folder + "/" + after
                + "/**/scores.parquet' a using (flight_id)";
    }

    private static double query(String sql) throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet one = statement.executeQuery(sql)) {
            one.next();
            return one.getDouble(1);
        }
    }

    private QualityReport score(String name, String rows) throws IOException, SQLException {
        Path in = Files.createDirectories(folder.resolve("in/date=" + RealNights.NIGHT));
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("create table flights as select * from '" + folder + "/data/flights/date="
                    + RealNights.NIGHT + "/*.parquet'");
            statement.execute("copy (" + rows + ") to '" + in.resolve("flights_0.parquet") + "' (format parquet)");
        }
        project.scratch(RealNights.NIGHT, name);
        return reports.get(reports.size() - 1);
    }
}
