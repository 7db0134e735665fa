package io.nightjar.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.model.ModelBundle;
import io.nightjar.model.ModelRegistry;
import io.nightjar.model.Platform;
import io.nightjar.run.JobDefinition.ModelRef;
import io.nightjar.scoring.ScorerLoader.LoadedScorer;
import io.nightjar.storage.ProjectStorage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Version 1 of the example's model, as it lies in the tree. */
class ShippedModelTest {
    private static final ModelBundle SHIPPED =
            new ModelRegistry(new ProjectStorage(Path.of("")), "models").open(new ModelRef("flight-delay", 1));

    @Test
    void itGivesTheAnswersOfItsGoldenRows() {
        LoadedScorer loaded = new TribuoScorerLoader().load(SHIPPED, GoldenAnswers.POLICIES);

        boolean home = SHIPPED.platform().equals(Platform.here());
        assertThat(loaded.golden()).isIn("bit-exact", home ? "bit-exact" : "within 2 ulp");
    }

    @Test
    void itWasTrainedFromTheTrainingFileInTheTree() {
        assertThat(SHIPPED.about()).containsEntry("training-file", Flights.DEFINITION.digest());
    }

    @Test
    void trainingAgainGivesItsWeights() {
        double[] shipped = weights(SHIPPED);
        double[] again = Weights.of(Flights.model().draft().asBundle().parts().get("model.tribuo"));

        if (SHIPPED.platform().equals(Platform.here())) {
            assertThat(again).isEqualTo(shipped);
        } else {
            assertThat(again).containsExactly(shipped, within(1e-9));
        }
        assertThat(Flights.model().draft().signature()).isEqualTo(SHIPPED.signature());
    }

    private static double[] weights(ModelBundle bundle) {
        return Weights.of(bundle.parts().getOrDefault("model.tribuo", new byte[0]));
    }

    @Test
    void itNamesNoAbsolutePath() {
        SHIPPED.parts().forEach((name, bytes) -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .as(name)
                // Of a location in the tree nothing stands before its first folder.
                .doesNotContain("/data/flights", "/models/", "file:/", "://"));
    }
}
