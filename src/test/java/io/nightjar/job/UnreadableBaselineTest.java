package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.ModelBundle;
import io.nightjar.model.ModelDraft;
import io.nightjar.model.ModelRegistry;
import io.nightjar.quality.Baselines;
import io.nightjar.run.JobDefinition.ModelRef;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableBaselineTest {
    @TempDir
    Path folder;

    @Test
    void aBaselineThatCannotBeReadIsRefusedBeforeAnythingIsScored() {
        try (RealNights project = new RealNights(folder)) {
            ModelRegistry models = new ModelRegistry(project.storage, "models");
            ModelBundle whole = models.open(new ModelRef("flight-delay", 1));
            Map<String, byte[]> parts = new HashMap<>(whole.parts());
            parts.put(Baselines.PART, "{\"baselineVersion\":9}".getBytes(StandardCharsets.UTF_8));
            models.write(new ModelDraft(
                    "flight-delay", whole.signature(), whole.metrics(), parts, whole.platform(), whole.about()));
            project.edit("jobs/flight-delay.yaml", "flight-delay@1", "flight-delay@2");
            project.beforeScoring = batch -> {
                throw new AssertionError("a row batch is scored");
            };
            assertThatThrownBy(
                            () -> project.nights().run(project.spec(), RunOptions.usual(), ProgressListener.silent()))
                    .isInstanceOfSatisfying(
                            NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MODEL_UNREADABLE))
                    .hasMessage("the baseline.json of model flight-delay@2 cannot be read");
        }
    }
}
