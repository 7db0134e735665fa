package io.nightjar.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private static final Weights THERE =
            new Weights(List.of("no", "yes"), List.of("a", "b"), new double[][] {{1, 0.0}, {3, 4}});

    @Test
    void aZeroOfAnotherSignIsADifference() {
        Weights here = new Weights(THERE.outputs(), THERE.features(), new double[][] {{1, -0.0}, {3, 5}});

        assertThat(THERE.firstDifference(here)).contains(new Weights.Difference("no", "b", "0.0", "-0.0"));
        assertThat(THERE.differing(here)).isEqualTo(2);
        assertThat(THERE.firstDifference(THERE)).isEmpty();
        assertThat(THERE.differing(THERE)).isZero();
    }

    @Test
    void aFeatureOrAnOutputThatOnlyOneKnowsIsNamed() {
        double[][] values = {{1, 0}, {3, 4}};
        Weights more = new Weights(THERE.outputs(), List.of("a", "c"), values);

        assertThat(THERE.firstDifference(more)).contains(new Weights.Difference("", "b", "known", "unknown"));
        assertThat(new Weights(List.of("yes", "no"), THERE.features(), values).firstDifference(THERE))
                .contains(new Weights.Difference("yes", "", "in another order", "in another order"));
        Weights fewer = new Weights(List.of("no"), THERE.features(), new double[][] {{1, 0}});
        assertThat(fewer.firstDifference(THERE)).contains(new Weights.Difference("yes", "", "unknown", "known"));
        assertThat(fewer.differing(THERE)).isEqualTo(2);
    }
}
