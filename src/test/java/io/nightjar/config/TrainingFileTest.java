package io.nightjar.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.run.LabelRule;
import io.nightjar.scoring.TrainingDefinition;
import io.nightjar.scoring.TrainingDefinition.Feature;
import io.nightjar.scoring.TrainingDefinition.LinearSgd;
import io.nightjar.scoring.TrainingDefinition.Nights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingFileTest {
    @TempDir
    Path folder;

    @Test
    void theExampleSaysWhatTheModelIsMadeOf() {
        TrainingDefinition training =
                TrainingFile.load(Path.of("jobs/training/flight-delay.yaml"), "jobs/training/flight-delay.yaml");

        assertThat(training.name()).isEqualTo("flight-delay");
        assertThat(training.features())
                .containsExactly(
                        new Feature("origin", Kind.CATEGORY, 1),
                        new Feature("destination", Kind.CATEGORY, 1),
                        new Feature("distance", Kind.NUMBER, 1000),
                        new Feature("scheduled", Kind.HOUR, 1),
                        new Feature("scheduled", Kind.WEEKDAY, 1));
        assertThat(training.label().rule())
                .isEqualTo(new LabelRule.Compare(LabelRule.Comparison.ABOVE, 15, "late", "on-time"));
        assertThat(training.label().positive()).contains("late");
        assertThat(training.label().table().orElseThrow().join()).containsExactly("flight_id");
        assertThat(training.nights()).isEqualTo(new Nights(LocalDate.of(2001, 4, 17), LocalDate.of(2001, 4, 30), 4));
    }

    @Test
    void aFileWithOnlyWhatMustBeThereHasTheDocumentedDefaults() throws IOException {
        TrainingDefinition training = load("""
                input: {path: "in/{date}"}
                features: [{column: a, as: number}]
                label: {column: y}
                nights: {from: 2001-01-01, to: 2001-01-03, hold-out: 1}
                """);

        assertThat(training.title()).isEqualTo("tiny");
        assertThat(training.input().files()).isEqualTo("*.parquet");
        assertThat(training.input().privateColumns()).isEmpty();
        assertThat(training.label().table()).isEmpty();
        assertThat(training.label().rule()).isEqualTo(new LabelRule.AsIs());
        assertThat(training.label().positive()).isEqualTo(Optional.empty());
        assertThat(training.algorithm()).isEqualTo(new LinearSgd(5, 0.1, 0.1, 1, 1));
    }

    @Test
    void everythingThatIsWrongIsReportedAtOnce() {
        assertThat(problems("""
                input: {paths: in}
                features:
                  - {column: a, as: numbr}
                  - {column: b, as: category, divide-by: 10}
                label: {column: y, rule: big, join: [id]}
                algorithm: {name: forest, epochs: 0}
                nights: {from: 2001-01-01, to: 2001-01-02, hold-out: 2}
                """))
                .containsExactly(
                        "t.yaml:1: 'input.path' is missing; write for example path: data/table/date={date}",
                        "t.yaml:1: unknown key 'input.paths'; did you mean 'path'?",
                        "t.yaml:3: 'features.as' must be one of number, category, text, hour, weekday, not 'numbr'",
                        "t.yaml:4: 'divide-by' is for numbers",
                        "t.yaml:5: 'label.join' is for labels in a table of their own: 'path'",
                        "t.yaml:5: 'label.negative' is missing; write for example negative: on-time",
                        "t.yaml:5: 'label.positive' is missing; write for example positive: late",
                        "t.yaml:5: 'label.rule' must be a comparison with a number, such as \"> 15\", not 'big'",
                        "t.yaml:6: 'algorithm.epochs' must be a whole number from 1 up, not '0'",
                        "t.yaml:6: 'algorithm.name' must be 'linear-sgd', the only one so far, not 'forest'",
                        "t.yaml:7: nights 2001-01-01 to 2001-01-02 cannot hold out 2 and keep one to learn from");
    }

    @Test
    void withoutFeaturesLabelOrNightsThereIsNothingToTrain() {
        assertThat(problems("input: {path: \"in/{date}\"}\n"))
                .hasSize(3)
                .allMatch(line -> line.contains(" is missing;"));
    }

    private TrainingDefinition load(String text) throws IOException {
        return TrainingFile.load(Files.writeString(folder.resolve("tiny.yaml"), text), "t.yaml");
    }

    private List<String> problems(String text) {
        NightjarException e = catchThrowableOfType(NightjarException.class, () -> load(text));
        assertThat(e.code()).isEqualTo(ErrorCode.TRAINING_INVALID);
        return e.message().lines().skip(1).sorted(BY_LINE).toList();
    }

    private static final java.util.Comparator<String> BY_LINE = java.util.Comparator.comparing(
                    (String line) -> Integer.parseInt(line.split(":")[1]))
            .thenComparing(java.util.Comparator.naturalOrder());
}
