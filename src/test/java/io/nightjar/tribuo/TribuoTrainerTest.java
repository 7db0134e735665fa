package io.nightjar.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.FeatureColumn;
import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.model.GoldenRows;
import io.nightjar.model.Signature;
import io.nightjar.run.LabelRule;
import io.nightjar.scoring.Evaluation;
import io.nightjar.scoring.TrainedModel;
import io.nightjar.scoring.TrainingDefinition;
import io.nightjar.scoring.TrainingDefinition.Feature;
import io.nightjar.scoring.TrainingDefinition.Label;
import io.nightjar.scoring.TrainingDefinition.LinearSgd;
import io.nightjar.scoring.TrainingDefinition.Nights;
import io.nightjar.table.ColumnType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TribuoTrainerTest {
    private static final Nights TWO_NIGHTS = new Nights(LocalDate.of(2001, 4, 17), LocalDate.of(2001, 4, 18), 1);
    private static final LinearSgd ONE_EPOCH = new LinearSgd(1, 0.1, 0.1, 1, 7);

    @Test
    void theFlightsAreLearnedAsWellAsTheKnownAnswerSays() {
        TrainedModel model = Flights.model();

        Evaluation.OfClasses evaluation = (Evaluation.OfClasses) model.evaluation();
        assertThat(model.features()).isEqualTo(472);
        assertThat(evaluation.auc().orElseThrow()).isBetween(0.657, 0.666);
        assertThat(evaluation.accuracy()).isBetween(0.893, 0.8965);
        assertThat(evaluation.majorityAccuracy()).isCloseTo(1 - 0.0974, within(0.0001));
        assertThat(model.trainedRows()).isEqualTo(169_707);
        assertThat(model.heldOutRows()).isEqualTo(66_401);
        assertThat(model.unlabelledRows()).isZero();
        assertThat(model.draft().metrics())
                .containsEntry("auc", evaluation.auc().orElseThrow())
                .containsKeys("accuracy", "log-loss", "majority-accuracy", "confusion/late/on-time");
    }

    @Test
    void theSignatureSaysWhatTheModelReadsAndGives() {
        Signature signature = Flights.model().draft().signature();

        assertThat(signature.features())
                .containsExactly(
                        new FeatureColumn("destination", ColumnType.STRING, List.of(Kind.CATEGORY)),
                        new FeatureColumn("distance", ColumnType.INT32, List.of(Kind.NUMBER), 1000),
                        new FeatureColumn("origin", ColumnType.STRING, List.of(Kind.CATEGORY)),
                        new FeatureColumn("scheduled", ColumnType.LOCAL_TIMESTAMP, List.of(Kind.HOUR, Kind.WEEKDAY)));
        assertThat(signature.labels()).containsExactlyInAnyOrder("late", "on-time");
        assertThat(signature.positive()).contains("late");
    }

    @Test
    void trainingTwiceGivesEqualWeightsAndSignatureAndAnswers() {
        TrainingDefinition definition = Flights.definition(TWO_NIGHTS, ONE_EPOCH);

        TrainedModel one = Flights.train(definition);
        TrainedModel two = Flights.train(definition);

        assertThat(weights(two)).isEqualTo(weights(one));
        assertThat(two.draft().signature()).isEqualTo(one.draft().signature());
        assertThat(two.evaluation()).isEqualTo(one.evaluation());
        assertThat(two.draft().parts().get(GoldenRows.PART))
                .isEqualTo(one.draft().parts().get(GoldenRows.PART));
    }

    @Test
    void anotherSeedGivesOtherWeights() {
        TrainedModel one = Flights.train(Flights.definition(TWO_NIGHTS, ONE_EPOCH));
        TrainedModel two = Flights.train(Flights.definition(TWO_NIGHTS, new LinearSgd(1, 0.1, 0.1, 1, 8)));

        assertThat(weights(two)).isNotEqualTo(weights(one));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A container may not know its own name; no bundle can hold it then.
            return "a-host-of-no-name";
        }
    }

    @Test
    void aBundleNamesNoHostUserOrAbsolutePath() throws Exception {
        String host = host();
        for (byte[] part : Flights.model().draft().parts().values()) {
            String text = new String(part, StandardCharsets.ISO_8859_1);
            assertThat(text)
                    .doesNotContain(Path.of("").toAbsolutePath().toString())
                    // A host's name of a few letters could stand in any text.
                    .doesNotContain(host.length() < 6 ? host + "." : host)
                    .doesNotContain(System.getProperty("user.home") + "/")
                    .doesNotContain("file:/");
        }
        assertThat(Flights.model().draft().about().values())
                .noneMatch(value -> value.contains(Path.of("").toAbsolutePath().toString()));
    }

    @Test
    void goldenRowsHoldRealRowsAndEdgesAndNoKey() {
        GoldenRows golden = GoldenRows.read(Flights.model().draft().parts().get(GoldenRows.PART));

        assertThat(golden.rows().schema().names()).containsExactly("destination", "distance", "origin", "scheduled");
        assertThat(golden.answers()).hasSizeGreaterThan(40);
        assertThat(golden.answers()).contains(new GoldenRows.Rejected("no-known-feature"));
        assertThat(golden.answers().subList(0, 32)).allMatch(GoldenRows.Scored.class::isInstance);
    }

    @Test
    void aLabelThatIsAlsoAFeatureIsRefused() {
        TrainingDefinition definition = with(
                List.of(new Feature("distance", Kind.NUMBER, 1)),
                new Label(
                        Optional.empty(),
                        "distance",
                        LabelRule.Compare.parse("> 500", "far", "near"),
                        Optional.of("far")));

        assertInvalid(definition, "learn from the answer");
    }

    @Test
    void aColumnTakenAsWhatItIsNotIsRefused() {
        Label label = Flights.DEFINITION.label();

        assertInvalid(
                with(List.of(new Feature("origin", Kind.NUMBER, 1)), label),
                "column 'origin' of data/flights/date=2001-04-17/*.parquet is string and cannot be taken as number");
        assertInvalid(
                with(
                        List.of(new Feature("distance", Kind.NUMBER, 1), new Feature("distance", Kind.CATEGORY, 1)),
                        label),
                "taken more than once");
        assertInvalid(with(List.of(new Feature("distance", Kind.NUMBER, 0)), label), "divided by 0.0");
        assertInvalid(with(List.of(), label), "no features");
    }

    @Test
    void aFeatureThatTheTableLacksIsNamedWithItsFile() {
        assertThatThrownBy(() -> Flights.train(
                        with(List.of(new Feature("carrier", Kind.CATEGORY, 1)), Flights.DEFINITION.label())))
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.COLUMN_MISSING))
                .hasMessage("File data/flights/date=2001-04-17/*.parquet has no column 'carrier'");
    }

    @Test
    void aPositiveClassThatNoRowHasIsRefused() {
        Label label = Flights.DEFINITION.label();

        assertInvalid(
                with(
                        Flights.DEFINITION.features(),
                        new Label(label.table(), label.column(), label.rule(), Optional.of("cancelled"))),
                "no training row is of the positive class 'cancelled'");
    }

    @Test
    void aTrainingWhoseRowsAreAllOfOneClassIsRefused() {
        Label label = Flights.DEFINITION.label();

        assertInvalid(
                with(
                        Flights.DEFINITION.features(),
                        new Label(
                                label.table(),
                                label.column(),
                                LabelRule.Compare.parse("> 100000", "late", "on-time"),
                                Optional.of("late"))),
                "at least two are needed");
    }

    @Test
    void aLabelMayBeAColumnOfTheInputItselfAndKeepsTheCaseOfItsClasses() {
        TrainedModel model = Flights.train(with(
                List.of(new Feature("scheduled", Kind.HOUR, 1)),
                new Label(
                        Optional.empty(),
                        "distance",
                        LabelRule.Compare.parse("> 500", "Far Away", "near"),
                        Optional.empty())));

        assertThat(model.draft().signature().labels()).containsExactlyInAnyOrder("Far Away", "near");
        assertThat(((Evaluation.OfClasses) model.evaluation()).auc()).isEmpty();
    }

    private static TrainingDefinition with(List<Feature> features, Label label) {
        TrainingDefinition flights = Flights.definition(TWO_NIGHTS, ONE_EPOCH);
        return new TrainingDefinition(
                flights.name(),
                flights.title(),
                flights.input(),
                features,
                label,
                flights.algorithm(),
                flights.nights(),
                flights.digest(),
                flights.text());
    }

    private static void assertInvalid(TrainingDefinition definition, String message) {
        assertThatThrownBy(() -> Flights.train(definition))
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TRAINING_INVALID))
                .hasMessageContaining("Training file flight-delay: ")
                .hasMessageContaining(message);
    }

    private static double[] weights(TrainedModel model) {
        return Weights.of(model.draft().asBundle().parts().getOrDefault("model.tribuo", new byte[0]));
    }
}
