package io.nightjar.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.ModelVersion;
import io.nightjar.model.Signature;
import io.nightjar.model.Signature.Gives;
import io.nightjar.run.Contract;
import io.nightjar.run.DriftBaseline;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.JobDefinition.ColumnPolicy;
import io.nightjar.run.JobDefinition.Decision;
import io.nightjar.run.JobDefinition.Decision.Figure;
import io.nightjar.run.JobDefinition.Features;
import io.nightjar.run.JobDefinition.Input;
import io.nightjar.run.JobDefinition.ModelRef;
import io.nightjar.run.JobDefinition.Output;
import io.nightjar.run.PathPattern;
import io.nightjar.run.Retention;
import io.nightjar.scoring.ScoredBatch.ColumnUse;
import io.nightjar.scoring.ScoredBatch.Reject;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import io.nightjar.table.StringVector;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutputTableTest {
    private static final Schema INPUT = Schema.of(
            Column.optional("flight_id", ColumnType.INT64),
            Column.optional("origin", ColumnType.STRING),
            Column.optional("distance", ColumnType.DOUBLE),
            Column.optional("date", ColumnType.DATE),
            Column.optional("Score", ColumnType.DOUBLE));
    private static final Signature SIGNATURE =
            new Signature(List.of(), List.of("on-time", "late"), Optional.of("late"));
    private static final ModelVersion MODEL = new ModelVersion(new ModelRef("flight-delay", 1), "digest");
    private static final Optional<Decision> CALL = Optional.of(new Decision(0.5, "call", "wait"));

    @Test
    void theColumnsAreKeysPassThroughPredictionScoresDecisionAndModel() {
        OutputTable table = OutputTable.of(job(List.of("origin"), CALL), INPUT, SIGNATURE, MODEL);

        assertThat(table.schema())
                .isEqualTo(Schema.of(
                        Column.required("flight_id", ColumnType.INT64),
                        Column.optional("origin", ColumnType.STRING),
                        Column.required("prediction", ColumnType.STRING),
                        Column.required("score", ColumnType.DOUBLE),
                        Column.required("score_on_x2d_time", ColumnType.DOUBLE),
                        Column.required("score_late", ColumnType.DOUBLE),
                        Column.required("decision", ColumnType.STRING),
                        Column.required("model_version", ColumnType.STRING)));
        assertThat(table.columns())
                .extracting(ColumnDescription::name)
                .isEqualTo(table.schema().names());
        assertThat(table.columns().get(4).ofClass()).contains("on-time");
        assertThat(table.columns().get(3).unit()).isEqualTo("probability, 0 to 1");
    }

    @Test
    void thereIsNoScoreAndNoDecisionWithoutAPositiveClass() {
        Signature none = new Signature(List.of(), List.of("a", "b"), Optional.empty());

        assertThat(OutputTable.of(job(List.of(), Optional.empty()), INPUT, none, MODEL)
                        .schema()
                        .names())
                .containsExactly("flight_id", "prediction", "score_a", "score_b", "model_version");
        assertThatThrownBy(() -> OutputTable.of(job(List.of(), CALL), INPUT, none, MODEL))
                .hasMessageContaining("has no positive class to decide on");
    }

    @Test
    void aClassifierWithoutProbabilitiesHasMarginsAndDecidesByALimit() {
        Signature margins = new Signature(List.of(), List.of("on-time", "late"), Optional.of("late"), Gives.MARGINS);
        Optional<Decision> limit = Optional.of(new Decision(Figure.NUMBER, 0.5, "call", "wait"));

        OutputTable table = OutputTable.of(job(List.of(), limit), INPUT, margins, MODEL);

        assertThat(table.columns())
                .extracting(ColumnDescription::name)
                .containsExactly(
                        "flight_id",
                        "prediction",
                        "score",
                        "score_on_x2d_time",
                        "score_late",
                        "decision",
                        "model_version");
        assertThat(table.columns().get(2).unit()).isEqualTo("margin, any number");
        assertThat(table.columns().get(2).meaning()).contains("which is no probability");
        assertThat(text(table.select(batch(new boolean[0]), scored()), "decision"))
                .containsExactly("call", "wait");
        assertThatThrownBy(() -> OutputTable.of(job(List.of(), CALL), INPUT, margins, MODEL))
                .hasMessage(
                        "Job flight-delay declares a decision by a threshold, and model flight-delay@1 gives margins:"
                                + " write 'limit'");
        assertThatThrownBy(() -> OutputTable.of(job(List.of(), limit), INPUT, SIGNATURE, MODEL))
                .hasMessageContaining("by a limit, and model flight-delay@1 gives probabilities: write 'threshold'");
    }

    @Test
    void aRegressionHasItsNumberForAPredictionAndSeveralByName() {
        Signature one = new Signature(List.of(), List.of("delay"), Optional.empty(), Gives.NUMBERS);
        Signature two = new Signature(List.of(), List.of("delay", "taxi in"), Optional.empty(), Gives.NUMBERS);
        ScoredBatch numbers = new ScoredBatch(
                4, new int[4], new double[][] {{-1, 0, 1, 2}}, new Reject[0], new int[4], new ColumnUse[0]);
        Optional<Decision> limit = Optional.of(new Decision(Figure.NUMBER, 1, "call", "wait"));

        RowBatch out = OutputTable.of(job(List.of(), limit), INPUT, one, MODEL).select(batch(new boolean[0]), numbers);

        assertThat(out.schema().names()).containsExactly("flight_id", "prediction", "decision", "model_version");
        assertThat(doubles(out, "prediction")).containsExactly(-1, 0, 1, 2);
        assertThat(text(out, "decision")).containsExactly("wait", "wait", "call", "call");
        assertThat(OutputTable.of(job(List.of(), Optional.empty()), INPUT, two, MODEL)
                        .schema()
                        .names())
                .containsExactly("flight_id", "prediction_delay", "prediction_taxi_x20_in", "model_version");
        assertThatThrownBy(() -> OutputTable.of(job(List.of(), limit), INPUT, two, MODEL))
                .hasMessageContaining("gives several numbers, and so no one to decide on");
    }

    @Test
    void scoredRowsKeepTheirOrderAndRejectedOnesGoToTheRejects() {
        JobDefinition job = job(List.of("origin", "distance"), CALL);
        RowBatch in = batch(new boolean[0]);

        RowBatch out = OutputTable.of(job, INPUT, SIGNATURE, MODEL).select(in, scored());
        RowBatch rejects = RejectsTable.of(job, INPUT).select(in, scored(), "data/x.parquet");

        assertThat(out.rows()).isEqualTo(2);
        assertThat(longs(out, "flight_id")).containsExactly(11, 13);
        assertThat(text(out, "origin")).containsExactly("ATL", null);
        assertThat(doubles(out, "distance")).containsExactly(1.5, 3.5);
        assertThat(text(out, "prediction")).containsExactly("late", "on-time");
        assertThat(doubles(out, "score")).containsExactly(0.5, 0.25);
        assertThat(doubles(out, "score_on_x2d_time")).containsExactly(0.5, 0.75);
        assertThat(text(out, "decision")).containsExactly("call", "wait");
        assertThat(text(out, "model_version")).containsExactly("flight-delay@1", "flight-delay@1");

        assertThat(rejects.schema().names())
                .containsExactly("flight_id", "source_row", "source_file", "reason", "column");
        assertThat(longs(rejects, "flight_id")).containsExactly(12, 14);
        assertThat(longs(rejects, "source_row")).containsExactly(101, 103);
        assertThat(text(rejects, "source_file")).containsExactly("data/x.parquet", "data/x.parquet");
        assertThat(text(rejects, "reason")).containsExactly("missing-value", "no-known-feature");
        assertThat(text(rejects, "column")).containsExactly("origin", null);
    }

    @Test
    void aBatchWithoutRejectsPassesWhole() {
        OutputTable table = OutputTable.of(job(List.of(), Optional.empty()), INPUT, SIGNATURE, MODEL);
        ScoredBatch all = new ScoredBatch(4, new int[4], new double[2][4], new Reject[0], new int[4], new ColumnUse[0]);

        assertThat(longs(table.select(batch(new boolean[0]), all), "flight_id")).containsExactly(11, 12, 13, 14);
    }

    @Test
    void aNullKeyIsNamedByColumnAndRow() {
        OutputTable table = OutputTable.of(job(List.of(), Optional.empty()), INPUT, SIGNATURE, MODEL);
        RowBatch nullKey = batch(new boolean[] {false, true, false, false});

        NightjarException e = catchThrowableOfType(NightjarException.class, () -> table.select(nullKey, scored()));

        assertThat(e.code()).isEqualTo(ErrorCode.KEY_NULL);
        assertThat(e.message()).isEqualTo("Key column 'flight_id' is null in row 101");
    }

    @Test
    void namesThatCollideAreRefusedWhateverTheirCase() {
        Schema taken = Schema.of(
                Column.optional("flight_id", ColumnType.INT64), Column.optional("score_late", ColumnType.DOUBLE));

        assertThat(collision(INPUT, "date"))
                .contains("has the name of the partition column 'date' of the output table");
        assertThat(collision(INPUT, "Score")).contains("would have two columns 'score'");
        assertThat(collision(taken, "score_late")).contains("would have two columns 'score_late'");
        assertThat(collision(INPUT, "flight_id")).contains("would have two columns 'flight_id'");
    }

    @Test
    void aPassThroughColumnThatTheInputLacksIsNamed() {
        assertThatThrownBy(() -> OutputTable.of(job(List.of("carrier"), Optional.empty()), INPUT, SIGNATURE, MODEL))
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.COLUMN_MISSING))
                .hasMessage("The input has no column 'carrier', a pass-through column");
    }

    private static String collision(Schema input, String passThrough) {
        NightjarException e = catchThrowableOfType(
                NightjarException.class,
                () -> OutputTable.of(job(List.of(passThrough), Optional.empty()), input, SIGNATURE, MODEL));
        assertThat(e.code()).isEqualTo(ErrorCode.OUTPUT_NAME_COLLISION);
        return e.message().toLowerCase(Locale.ROOT);
    }

    private static JobDefinition job(List<String> passThrough, Optional<Decision> decision) {
        return new JobDefinition(
                "flight-delay",
                "Flights",
                ZoneOffset.UTC,
                new Input(new PathPattern("in/{date}"), "*", List.of("flight_id"), List.of(), Optional.empty()),
                MODEL.ref(),
                Optional.empty(),
                new Features(ColumnPolicy.DEFAULT, Map.of()),
                new Output(passThrough, decision),
                List.of(),
                DriftBaseline.TRAINING,
                Contract.NONE,
                Optional.empty(),
                Retention.NONE,
                Optional.empty(),
                JobDefinition.Slices.NONE,
                Optional.empty(),
                JobDefinition.Alerts.AS_SET,
                "",
                "digest");
    }

    private static RowBatch batch(boolean[] nullKeys) {
        return new RowBatch(
                INPUT,
                4,
                List.of(
                        new LongVector(new long[] {11, 12, 13, 14}, 4, nullKeys),
                        new StringVector(new String[] {"ATL", "BOS"}, new int[] {0, 1, 0, 1}, 4, new boolean[] {
                            false, false, true, false
                        }),
                        new DoubleVector(new double[] {1.5, 2.5, 3.5, 4.5}, 4, new boolean[0]),
                        new LongVector(new long[4], 4, new boolean[0]),
                        new DoubleVector(new double[4], 4, new boolean[0])),
                100);
    }

    /** The second and fourth rows rejected. */
    private static ScoredBatch scored() {
        @Nullable
        Reject[] rejects = {
            null,
            new Reject(RejectReason.MISSING_VALUE, Optional.of("origin")),
            null,
            new Reject(RejectReason.NO_KNOWN_FEATURE, Optional.empty())
        };
        return new ScoredBatch(
                4,
                new int[] {1, 0, 0, 0},
                new double[][] {{0.5, 0, 0.75, 0}, {0.5, 0, 0.25, 0}},
                rejects,
                new int[4],
                new ColumnUse[0]);
    }

    private static long[] longs(RowBatch batch, String column) {
        LongVector vector = (LongVector) batch.vector(column);
        return Arrays.copyOf(vector.values(), vector.size());
    }

    private static double[] doubles(RowBatch batch, String column) {
        DoubleVector vector = (DoubleVector) batch.vector(column);
        return Arrays.copyOf(vector.values(), vector.size());
    }

    private static @Nullable String[] text(RowBatch batch, String column) {
        StringVector vector = (StringVector) batch.vector(column);
        @Nullable String[] texts = new String[vector.size()];
        for (int row = 0; row < texts.length; row++) {
            texts[row] = vector.isNull(row) ? null : vector.value(row);
        }
        return texts;
    }
}
