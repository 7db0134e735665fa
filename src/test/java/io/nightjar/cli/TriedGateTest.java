package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.run.AlarmRule;
import io.nightjar.run.AlarmRule.Control;
import io.nightjar.run.AlarmRule.Figure;
import io.nightjar.run.JobDefinition.Action;
import io.nightjar.run.JobDefinition.Gate;
import io.nightjar.run.JobDefinition.Measure;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TriedGateTest {
    private static final Gate ROWS = new Gate(Measure.MINIMUM_ROWS, Optional.empty(), 5, Action.HOLD);
    private static final Gate ALARM = new Gate(
            30,
            Action.HOLD,
            new AlarmRule(
                    List.of(),
                    List.of("promo"),
                    EnumSet.of(Figure.ROWS, Figure.MISSING),
                    Control.FALSE_ALARMS,
                    Optional.of(0.9)));

    @Test
    void nothingOnTheCommandLineLeavesTheJobsGates() {
        assertThat(tried(0, Optional.empty(), List.of()).of(List.of(ROWS, ALARM)))
                .containsExactly(ROWS, ALARM);
    }

    @Test
    void whatTheCommandLineSaysStandsInTheJobsGateAndTheRestStays() {
        List<Gate> tried = tried(0, Optional.of(Control.FALSE_DISCOVERY_RATE), List.of("weight"))
                .of(List.of(ALARM, ROWS));
        assertThat(tried).hasSize(2).contains(ROWS);
        Gate alarm = tried.get(1);
        assertThat(alarm.limit()).isEqualTo(30);
        assertThat(alarm.action()).isEqualTo(Action.HOLD);
        assertThat(alarm.rule())
                .isEqualTo(new AlarmRule(
                        List.of("weight"),
                        List.of(),
                        EnumSet.of(Figure.ROWS, Figure.MISSING),
                        Control.FALSE_DISCOVERY_RATE,
                        Optional.of(0.9)));
    }

    @Test
    void aJobWithoutSuchAGateGetsOneThatWarns() {
        assertThat(tried(20, Optional.empty(), List.of()).of(List.of(ROWS)))
                .containsExactly(ROWS, new Gate(Measure.UNUSUAL_NIGHT, Optional.empty(), 20, Action.WARN));
        TriedGate wrong = new TriedGate(0, Optional.empty(), Optional.of(0.2), List.of(), List.of(), List.of());
        assertThatThrownBy(() -> wrong.of(List.of(ROWS))).hasMessageContaining("--quantile must be from 0.5 to 1");
    }

    private static TriedGate tried(int nights, Optional<Control> control, List<String> columns) {
        return new TriedGate(nights, control, Optional.empty(), columns, List.of(), List.of());
    }
}
