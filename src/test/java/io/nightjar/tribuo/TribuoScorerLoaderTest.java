package io.nightjar.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.FeatureColumn;
import io.nightjar.model.FeatureColumn.Kind;
import io.nightjar.model.GoldenRows;
import io.nightjar.model.GoldenRows.Answer;
import io.nightjar.model.GoldenRows.Rejected;
import io.nightjar.model.GoldenRows.Scored;
import io.nightjar.model.ModelBundle;
import io.nightjar.model.ModelDraft;
import io.nightjar.model.Signature;
import io.nightjar.scoring.ScorerLoader.LoadedScorer;
import io.nightjar.table.ColumnType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.protos.core.ModelProto;

class TribuoScorerLoaderTest {
    private static final ModelDraft DRAFT = IrisLike.model().draft();
    private static final String MODEL = "model.tribuo";

    @Test
    void aModelOnItsOwnPlatformAgreesBitForBit() {
        LoadedScorer loaded = load(DRAFT);

        assertThat(loaded.golden()).isEqualTo("bit-exact");
        assertThat(loaded.scorer().path().name()).isEqualTo("compiled");
    }

    @Test
    void theFlightsModelAgreesBitForBit() {
        assertThat(load(Flights.model().draft()).golden()).isEqualTo("bit-exact");
    }

    @Test
    void aBundleWithoutGoldenRowsIsANamedState() {
        Map<String, byte[]> parts = new TreeMap<>(DRAFT.parts());
        parts.remove(GoldenRows.PART);

        assertThat(load(with(parts, DRAFT.platform())).golden()).isEqualTo("none");
    }

    @Test
    void aMarginOneBitOffIsRefusedOnEveryPlatform() {
        ModelDraft tampered = withGolden(scored -> new Scored(
                scored.label(),
                List.of(
                        scored.margins().get(0),
                        scored.margins().get(1),
                        up(scored.margins().get(2), 1)),
                scored.scores()));

        for (String platform : List.of(DRAFT.platform(), "sparc, Sun, Java 17")) {
            assertThat(refused(ErrorCode.MODEL_GOLDEN_ROWS, with(tampered.parts(), platform)))
                    .contains("row 0: margin of class '")
                    .contains("made on " + platform);
        }
    }

    @Test
    void aScoreOneBitOffIsRefusedAtHomeAndTakenElsewhereUpToTwoUlps() {
        ModelDraft oneOff = withGolden(scored -> withFirstScore(scored, 1));
        ModelDraft twoOff = withGolden(scored -> withFirstScore(scored, -2));
        ModelDraft threeOff = withGolden(scored -> withFirstScore(scored, 3));

        assertThat(refused(ErrorCode.MODEL_GOLDEN_ROWS, oneOff)).contains("row 0: score of class '");
        assertThat(load(with(oneOff.parts(), "elsewhere")).golden()).isEqualTo("within 2 ulp");
        assertThat(load(with(twoOff.parts(), "elsewhere")).golden()).isEqualTo("within 2 ulp");
        refused(ErrorCode.MODEL_GOLDEN_ROWS, with(threeOff.parts(), "elsewhere"));
        assertThat(load(with(DRAFT.parts(), "elsewhere")).golden()).isEqualTo("bit-exact");
    }

    @Test
    void anotherLabelIsRefused() {
        ModelDraft tampered = withGolden(scored -> new Scored("nothing", scored.margins(), scored.scores()));

        assertThat(refused(ErrorCode.MODEL_GOLDEN_ROWS, tampered)).contains("row 0: label should be 'nothing'");
    }

    @Test
    void aRowThatWasScoredAndIsNowRejectedIsRefused() {
        GoldenRows golden = golden();
        List<Answer> answers = new ArrayList<>(golden.answers());
        answers.set(1, new Rejected("missing-value"));

        assertThat(refused(
                        ErrorCode.MODEL_GOLDEN_ROWS,
                        DRAFT.with(GoldenRows.PART, new GoldenRows(golden.rows(), answers).toJson())))
                .contains("row 1 should be rejected as missing-value, and is scored");
    }

    @Test
    void goldenRowsThatAreNoJsonAreUnreadable() {
        assertThat(refused(ErrorCode.MODEL_UNREADABLE, DRAFT.with(GoldenRows.PART, new byte[] {'{'})))
                .contains("golden.json cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "\n\u0004abcd", "{\"json\": true}"})
    void bytesThatAreNoModelAreUnreadable(String garbage) {
        assertThat(refused(ErrorCode.MODEL_UNREADABLE, DRAFT.with(MODEL, garbage.getBytes(StandardCharsets.UTF_8))))
                .startsWith("Model flowers@0: ");
    }

    @Test
    void aTruncatedModelIsUnreadable() {
        byte[] whole = part(MODEL);
        for (int length = 1; length < whole.length; length += 97) {
            refused(ErrorCode.MODEL_UNREADABLE, DRAFT.with(MODEL, java.util.Arrays.copyOf(whole, length)));
        }
    }

    @Test
    void aBundleWithoutAModelIsUnreadable() {
        Map<String, byte[]> parts = new TreeMap<>(DRAFT.parts());
        parts.remove(MODEL);

        assertThat(refused(ErrorCode.MODEL_UNREADABLE, with(parts, DRAFT.platform())))
                .isEqualTo("Model flowers@0 has no part model.tribuo");
    }

    @Test
    void aModelOfAnotherTaskIsOfTheWrongType() {
        byte[] clusters = ModelProto.newBuilder()
                .setClassName("org.tribuo.clustering.kmeans.KMeansModel")
                .build()
                .toByteArray();

        assertThat(refused(ErrorCode.MODEL_TYPE, DRAFT.with(MODEL, clusters)))
                .isEqualTo("Model flowers@0 is no model of classification or regression:"
                        + " org.tribuo.clustering.kmeans.KMeansModel");
    }

    @Test
    void aModelWithoutAPipelineInItsProvenanceIsUnreadable() {
        assertThat(refused(ErrorCode.MODEL_UNREADABLE, DRAFT.with(MODEL, PipelineFree.model())))
                .contains("no feature pipeline can be rebuilt from its provenance")
                .contains("nothing says which column gives which feature");
    }

    @Test
    void aSignatureThatIsNotTheModelsIsRefused() {
        Signature true_ = DRAFT.signature();
        FeatureColumn height = true_.features().get(0);
        FeatureColumn width = true_.features().get(1);
        FeatureColumn depth = new FeatureColumn("depth", ColumnType.DOUBLE, List.of(Kind.NUMBER));
        FeatureColumn asText = new FeatureColumn("width", ColumnType.STRING, List.of(Kind.TEXT));
        FeatureColumn scaled = new FeatureColumn("width", ColumnType.DOUBLE, List.of(Kind.NUMBER), 10);

        assertThat(signature(new Signature(List.of(height), true_.labels(), Optional.empty())))
                .contains("the model reads column 'width', which the signature does not name");
        assertThat(signature(new Signature(List.of(depth, height, width), true_.labels(), Optional.empty())))
                .contains("the model reads no column 'depth'");
        assertThat(signature(new Signature(List.of(height, asText), true_.labels(), Optional.empty())))
                .contains("from column 'width'");
        assertThat(signature(new Signature(List.of(height, scaled), true_.labels(), Optional.empty())))
                .contains("divided by 10.0");
        assertThat(signature(new Signature(true_.features(), List.of("a b", "C"), Optional.empty())))
                .contains("the signature says [a b, C]");
        assertThat(signature(new Signature(true_.features(), true_.labels(), Optional.of("D"))))
                .contains("the positive class 'D' is none of the model's");
    }

    private static String signature(Signature signature) {
        return refused(
                ErrorCode.MODEL_SIGNATURE,
                new ModelDraft(
                        DRAFT.name(), signature, DRAFT.metrics(), DRAFT.parts(), DRAFT.platform(), DRAFT.about()));
    }

    private static LoadedScorer load(ModelDraft draft) {
        return new TribuoScorerLoader().load(draft.asBundle(), GoldenAnswers.POLICIES);
    }

    /** The message with which loading is refused. */
    private static String refused(ErrorCode code, ModelDraft draft) {
        ModelBundle bundle = draft.asBundle();
        NightjarException e = catchThrowableOfType(
                NightjarException.class, () -> new TribuoScorerLoader().load(bundle, GoldenAnswers.POLICIES));
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.notDone()).contains("The model was not used.");
        return e.message();
    }

    private static ModelDraft with(Map<String, byte[]> parts, String platform) {
        return new ModelDraft(DRAFT.name(), DRAFT.signature(), DRAFT.metrics(), parts, platform, DRAFT.about());
    }

    private static GoldenRows golden() {
        return GoldenRows.read(part(GoldenRows.PART));
    }

    private static byte[] part(String name) {
        return DRAFT.asBundle().parts().getOrDefault(name, new byte[0]);
    }

    /** The first row's answer changed. */
    private static ModelDraft withGolden(Function<Scored, Answer> change) {
        GoldenRows golden = golden();
        List<Answer> answers = new ArrayList<>(golden.answers());
        answers.set(0, change.apply((Scored) answers.get(0)));
        return DRAFT.with(GoldenRows.PART, new GoldenRows(golden.rows(), answers).toJson());
    }

    private static Scored withFirstScore(Scored scored, int ulps) {
        List<Double> scores = new ArrayList<>(scored.scores());
        scores.set(0, up(scores.get(0), ulps));
        return new Scored(scored.label(), scored.margins(), scores);
    }

    private static double up(double value, int ulps) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) + ulps);
    }
}
