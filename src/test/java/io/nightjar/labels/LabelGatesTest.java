package io.nightjar.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.config.JobFile;
import io.nightjar.quality.GroupFigures.Found;
import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.RowCounts;
import io.nightjar.quality.SliceProfile;
import io.nightjar.quality.SliceProfile.Selected;
import io.nightjar.quality.measure.Metric;
import io.nightjar.run.AlarmRule;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition.Action;
import io.nightjar.run.JobDefinition.Gate;
import io.nightjar.run.JobDefinition.Measure;
import io.nightjar.run.RunSpec;
import io.nightjar.storage.ProjectStorage;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelGatesTest {
    private static final String JOB = """
            input: {path: "in/date={date}", key: id}
            model: income@1
            slices: [sex, race]
            slice-minimum: 10
            """;

    @TempDir
    Path folder;

    private LabelStore store;

    @BeforeEach
    void open() {
        store = new LabelStore(new ProjectStorage(folder), "reports");
    }

    @Test
    void tonightsSelectionRatesAreComparedWhereTheSliceStandsInTheInput() {
        Found found = tonight(Map.of("m", new Selected(100, 50), "w", new Selected(50, 10), "x", new Selected(9, 0)));
        assertThat(found.figure()).isEqualTo(Metric.of(0.4));
        assertThat(found.where()).isEqualTo("between m and w");
        assertThat(tonight(Map.of("m", new Selected(100, 50), "w", new Selected(9, 0)))
                        .figure())
                .isEqualTo(Metric.notAvailable("fewer than two groups have 10 rows"));
        assertThat(tonight(Map.of("m", new Selected(100, 50), "(missing)", new Selected(50, 0)))
                        .figure())
                .as("rows without a value are no group")
                .isInstanceOf(Metric.NotAvailable.class);
    }

    @Test
    void ofOthersTheLastLabelledNightsOfTheModelCount() {
        store.write(night("2001-05-01", new Selection(100, 100, 50, 50, 50, 50), new Selection(100, 0, 50, 0, 50, 0)));
        store.write(night("2001-05-02", new Selection(100, 40, 50, 30, 50, 10), new Selection(80, 20, 20, 10, 60, 10)));
        store.write(night("2001-05-03", new Selection(100, 60, 50, 40, 50, 20), new Selection(120, 30, 60, 30, 60, 0)));
        store.write(night("2001-05-05", new Selection(100, 100, 50, 50, 50, 50), new Selection(100, 0, 50, 0, 50, 0)));
        Found parity = of(gate(Measure.MAXIMUM_DEMOGRAPHIC_PARITY_DIFFERENCE, 2), night(Map.of()));
        assertThat(parity.figure()).isEqualTo(Metric.of(0.5 - 0.25));
        assertThat(parity.where()).isEqualTo("between a and b, over 2 labelled nights from 2001-05-02 to 2001-05-03");
        assertThat(of(gate(Measure.MAXIMUM_EQUAL_OPPORTUNITY_DIFFERENCE, 2), night(Map.of()))
                        .figure())
                .isEqualTo(Metric.of(0.7 - 0.5));
        assertThat(of(gate(Measure.MAXIMUM_FALSE_POSITIVE_RATE_DIFFERENCE, 1), night(Map.of())))
                .isEqualTo(new Found(Metric.of(0.4), "between a and b, on 2001-05-03"));
        RunSpec otherModel = spec(JOB.replace("income@1", "income@2"));
        assertThat(new LabelGates(store, otherModel)
                        .of(gate(Measure.MAXIMUM_EQUAL_OPPORTUNITY_DIFFERENCE, 9), night(Map.of()))
                        .figure())
                .isEqualTo(Metric.notAvailable("no night of income@2 before 2001-05-04 has labels yet"));
    }

    private static LabelResult night(String date, Selection a, Selection b) {
        return ResultSample.of(date, 10, "race", Map.of("a", a, "b", b));
    }

    private Found tonight(Map<String, Selected> groups) {
        Gate gate = new Gate(
                Measure.MINIMUM_DEMOGRAPHIC_PARITY_RATIO, Optional.of("sex"), Optional.empty(), 0.8, Action.WARN);
        return of(gate, night(groups));
    }

    private static QualityProfile night(Map<String, Selected> groups) {
        return new QualityProfile(
                new RowCounts(0, 0, List.of()),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(0L),
                1,
                Optional.empty(),
                List.of(),
                List.of(new SliceProfile("sex", new TreeMap<>(groups), false)));
    }

    private static Gate gate(Measure measure, int nights) {
        return new Gate(measure, Optional.of("race"), Optional.empty(), 0.1, Action.WARN, AlarmRule.USUAL, nights);
    }

    private Found of(Gate gate, QualityProfile night) {
        return new LabelGates(store, spec(JOB)).of(gate, night);
    }

    private static RunSpec spec(String job) {
        return new RunSpec(
                JobFile.parse("income", job, "income.yaml", ZoneOffset.UTC),
                new BusinessDate(LocalDate.of(2001, 5, 4)));
    }
}
