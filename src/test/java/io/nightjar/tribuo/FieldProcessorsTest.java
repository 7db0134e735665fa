package io.nightjar.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import io.nightjar.model.FeatureColumn.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tribuo.Feature;
import org.tribuo.data.columnar.FieldProcessor;

class FieldProcessorsTest {

    @Test
    void aLocalTimeGivesItsWallClockHourAndWeekday() {
        FieldProcessor both = new LocalDateTimeFieldProcessor("t", EnumSet.of(Kind.HOUR, Kind.WEEKDAY));

        assertThat(names(both, "2001-05-08T14:30")).containsExactly("t@hour=14", "t@weekday=TUESDAY");
        assertThat(names(both, "2001-05-08T00:00:00.000001")).containsExactly("t@hour=0", "t@weekday=TUESDAY");
        // Skipped by the clocks of New York; a wall clock that shows it is taken at its word.
        assertThat(names(both, "2001-04-01T02:30")).containsExactly("t@hour=2", "t@weekday=SUNDAY");
    }

    @Test
    void aDateGivesItsWeekdayAndAnyOtherTextNothing() {
        FieldProcessor both = new LocalDateTimeFieldProcessor("t", EnumSet.of(Kind.HOUR, Kind.WEEKDAY));

        assertThat(names(both, "2001-05-08")).containsExactly("t@weekday=TUESDAY");
        assertThat(names(both, "yesterday")).isEmpty();
        assertThat(names(both, "2001-05-08T25:00")).isEmpty();
        assertThat(names(both, "")).isEmpty();
    }

    @Test
    void oneOfTheTwoMayBeTakenAlone() {
        assertThat(names(new LocalDateTimeFieldProcessor("t", Set.of(Kind.HOUR)), "2001-05-08T14:30"))
                .containsExactly("t@hour=14");
        assertThat(names(new LocalDateTimeFieldProcessor("t", Set.of(Kind.WEEKDAY)), "2001-05-08T14:30"))
                .containsExactly("t@weekday=TUESDAY");
    }

    @Test
    void aScaledNumberIsDividedOnceAndExactly() {
        List<? extends Feature> features = new ScaledNumberFieldProcessor("d", 1000).process("946");

        assertThat(features).hasSize(1);
        assertThat(features.get(0).getName()).isEqualTo("d@value");
        assertThat(features.get(0).getValue()).isEqualTo(946.0 / 1000);
        assertThat(new ScaledNumberFieldProcessor("d", 1000).process("far")).isEmpty();
    }

    @Test
    void provenanceRebuildsBothUnderTheirFrozenNames() {
        FieldProcessor time = rebuilt(
                new LocalDateTimeFieldProcessor("t", Set.of(Kind.WEEKDAY)),
                "io.nightjar.tribuo.LocalDateTimeFieldProcessor");
        FieldProcessor number =
                rebuilt(new ScaledNumberFieldProcessor("d", 0.1), "io.nightjar.tribuo.ScaledNumberFieldProcessor");

        assertThat(names(time, "2001-05-08T14:30")).containsExactly("t@weekday=TUESDAY");
        assertThat(number.process("1").get(0).getValue()).isEqualTo(1 / 0.1);
    }

    private static FieldProcessor rebuilt(FieldProcessor processor, String frozenName) {
        var configuration = ProvenanceUtil.extractConfiguration(processor.getProvenance());
        assertThat(configuration).hasSize(1);
        assertThat(configuration.get(0).getClassName()).isEqualTo(frozenName);
        ConfigurationManager manager = new ConfigurationManager();
        manager.addConfiguration(configuration);
        return (FieldProcessor) manager.lookup(configuration.get(0).getName());
    }

    private static List<String> names(FieldProcessor processor, String value) {
        return processor.process(value).stream().map(Feature::getName).toList();
    }
}
