package io.nightjar.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.model.ModelBundle;
import io.nightjar.model.ModelVersion;
import io.nightjar.model.Provenance;
import io.nightjar.model.Signature;
import io.nightjar.run.JobDefinition.ModelRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A model from elsewhere, which no row processor made, and whose source stood in somebody's home. */
class TribuoModelContentsTest {
    private static final ModelBundle FOREIGN = new ModelBundle(
            new ModelVersion(new ModelRef("foreign", 1), "0"),
            new Signature(List.of(), List.of("a", "b"), Optional.empty()),
            Map.of(),
            Map.of("model.tribuo", PipelineFree.model("/home/somebody/secret/night/train.csv, first try")),
            "",
            Map.of());

    @Test
    void whatTribuoWroteIsToldAndNoFolderOfTheMachineIs() {
        Provenance provenance = new TribuoModelContents().provenance(FOREIGN);

        assertThat(provenance.trainer()).isEqualTo("org.tribuo.classification.sgd.linear.LogisticRegressionTrainer");
        assertThat(provenance.settings()).containsEntry("seed", "12345").containsKey("optimiser.class-name");
        assertThat(provenance.data())
                .containsEntry("num-examples", "2")
                .containsEntry("datasource.description", "night/train.csv, first try");
        assertThat(provenance.madeWith()).containsEntry("Tribuo", "4.3.2").containsKey("Java");
        assertThat(new TribuoModelContents().footers(FOREIGN)).isEmpty();
    }

    @Test
    void itsWeightsAreTakenWithTheirNames() {
        io.nightjar.scoring.Weights weights =
                new TribuoModelContents().weights(FOREIGN).orElseThrow();

        assertThat(weights.outputs()).containsExactlyInAnyOrder("a", "b");
        assertThat(weights.features()).containsExactly("x", "(bias)");
        assertThat(weights.count()).isEqualTo(4);
        assertThat(weights.value(weights.outputs().indexOf("a"), 0)).isPositive();
    }
}
