package io.nightjar.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.run.LabelRule;
import io.nightjar.scoring.TrainingDefinition.Nights;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingDefinitionTest {

    @ParameterizedTest
    @CsvSource({
        "> 15, 15, no",
        "> 15, 15.5, yes",
        ">=15, 15, yes",
        "< -1.5, -2, yes",
        "<= 0, 0, yes",
        "= 1, 1, yes",
        "= 1, 2, no"
    })
    void aRuleComparesAsItReads(String rule, double value, String expected) {
        assertThat(LabelRule.Compare.parse(rule, "yes", "no").classOf(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"15", "above 15", "> x", "=> 3", "> 1e3"})
    void anythingElseIsAnsweredWithTheForm(String rule) {
        assertThatThrownBy(() -> LabelRule.Compare.parse(rule, "yes", "no"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write a comparison with a number, such as '> 15'");
    }

    @Test
    void theLastNightsAreHeldOutAndTeachNothing() {
        Nights nights = new Nights(LocalDate.of(2001, 4, 17), LocalDate.of(2001, 4, 30), 4);

        assertThat(nights.training()).hasSize(10);
        assertThat(nights.training().get(9)).hasToString("2001-04-26");
        assertThat(nights.heldOut()).hasToString("[2001-04-27, 2001-04-28, 2001-04-29, 2001-04-30]");
    }

    @Test
    void nightsThatWouldLeaveNothingToLearnOrToJudgeAreRefused() {
        LocalDate day = LocalDate.of(2001, 4, 17);

        assertThatThrownBy(() -> new Nights(day, day, 1)).hasMessageContaining("cannot hold out 1");
        assertThatThrownBy(() -> new Nights(day, day.plusDays(3), 0)).hasMessageContaining("cannot hold out 0");
        assertThat(new Nights(day, day.plusDays(1), 1).training()).hasSize(1);
    }
}
