package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.model.FeatureColumn;
import io.nightjar.model.Signature;
import io.nightjar.scoring.RejectReason;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.ScoredBatch.Reject;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DataFile;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import io.nightjar.table.Split;
import io.nightjar.table.StringVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One file of several row groups, profiled in every way that a run may cut it up. */
class ProfileFoldTest {
    private static final long SEED = 20_010_508;
    private static final List<Long> ROW_GROUPS = List.of(700L, 0L, 1L, 1900L, 33L, 1366L);
    private static final Schema INPUT = Schema.of(
            Column.required("id", ColumnType.INT64),
            Column.optional("amount", ColumnType.DOUBLE),
            Column.optional("year", ColumnType.INT32),
            Column.optional("color", ColumnType.STRING),
            Column.required("note", ColumnType.STRING),
            Column.optional("at", ColumnType.LOCAL_TIMESTAMP),
            Column.required("open", ColumnType.BOOLEAN));
    private static final Signature SIGNATURE = new Signature(
            List.of(new FeatureColumn("amount", ColumnType.DOUBLE, List.of(FeatureColumn.Kind.NUMBER))),
            List.of("no", "yes"),
            Optional.of("yes"));
    private static final DataFile FILE = WholeSplit.file(INPUT, ROW_GROUPS);
    private static final List<List<Integer>> CUTS =
            List.of(List.of(6), List.of(1, 5), List.of(3, 3), List.of(4, 1, 1), List.of(1, 1, 1, 1, 1, 1));

    @Test
    void every_way_to_deal_row_groups_to_splits_and_rows_to_batches_gives_the_same_bytes() {
        for (int every : new int[] {1, 10}) {
            ProfilePlan plan = plan(every);
            String whole = QualityProfile.fold(splits(plan, List.of(6), 4000)).toJson();
            for (List<Integer> cut : CUTS) {
                for (int batchRows : new int[] {4000, 250, 13}) {
                    assertThat(QualityProfile.fold(splits(plan, cut, batchRows)).toJson())
                            .as("splits of %s row groups, batches of %d, one row in %d", cut, batchRows, every)
                            .isEqualTo(whole);
                }
            }
        }
    }

    /** Splits finish as they like; they are kept by index, as a run and its ledger do, and folded in that order. */
    @Test
    void splits_that_arrive_in_any_order_give_the_same_bytes() {
        List<QualityProfile> inOrder = splits(plan(10), CUTS.get(4), 250);
        String expected = QualityProfile.fold(inOrder).toJson();
        Random random = new Random(SEED);
        for (int time = 0; time < 20; time++) {
            List<Integer> arrival =
                    new ArrayList<>(IntStream.range(0, inOrder.size()).boxed().toList());
            Collections.shuffle(arrival, random);
            Map<Integer, QualityProfile> arrived = new TreeMap<>();
            arrival.forEach(split -> arrived.put(
                    split, QualityProfile.fromJson(inOrder.get(split).toJson())));
            assertThat(QualityProfile.fold(List.copyOf(arrived.values())).toJson())
                    .as("arrival %s", arrival)
                    .isEqualTo(expected);
        }
    }

    @Test
    void a_sample_is_called_one_and_all_else_is_of_every_row() {
        QualityProfile sampled = QualityProfile.fold(splits(plan(10), List.of(6), 250));
        QualityProfile full = QualityProfile.fold(splits(plan(1), List.of(6), 250));
        ColumnContent.Numbers some = (ColumnContent.Numbers) content(sampled, "amount");
        ColumnContent.Numbers all = (ColumnContent.Numbers) content(full, "amount");
        assertThat(some.values().isExact()).isFalse();
        assertThat(some.values().looked()).isBetween(300L, 420L);
        assertThat(all.values().looked()).isEqualTo(all.count());
        assertThat(some.distribution()).isEqualTo(all.distribution());
        assertThat(some.moments()).isEqualTo(all.moments());
        assertThat(some.zero()).isEqualTo(all.zero()).isPositive();
        assertThat(some.negative()).isEqualTo(all.negative()).isPositive();
        assertThat(content(sampled, "color")).isEqualTo(content(full, "color"));
        ValueCounts<String> notes = ((ColumnContent.ManyValues) content(sampled, "note")).values();
        assertThat(notes.looked()).isEqualTo(400);
        assertThat(notes.weight()).isEqualTo(4000);
        assertThat(content(full, "note")).isInstanceOf(ColumnContent.Categories.class);
    }

    private static ColumnContent content(QualityProfile profile, String column) {
        return profile.column(column).orElseThrow().content();
    }

    private static ProfilePlan plan(int every) {
        return new ProfilePlan(SIGNATURE, INPUT, Set.of("id"), Map.of("year", 2000.0), every);
    }

    private static List<QualityProfile> splits(ProfilePlan plan, List<Integer> rowGroups, int batchRows) {
        List<QualityProfile> profiles = new ArrayList<>();
        int group = 0;
        long firstRow = 0;
        for (int groups : rowGroups) {
            List<Long> rows = ROW_GROUPS.subList(group, group + groups);
            long all = rows.stream().mapToLong(Long::longValue).sum();
            ProfileCollector collector = plan.collector(new Split(profiles.size(), FILE, group, groups, firstRow, all));
            for (long rowsOfGroup : rows) {
                observe(collector, firstRow, (int) rowsOfGroup, batchRows);
                firstRow += rowsOfGroup;
            }
            group += groups;
            profiles.add(collector.finish());
        }
        return profiles;
    }

    private static void observe(ProfileCollector collector, long firstRow, int rows, int batchRows) {
        String[] colors = new Random(SEED + firstRow)
                .ints(20, 0, 12)
                .mapToObj(i -> "color " + i)
                .distinct()
                .toArray(String[]::new);
        for (int from = 0; from < rows; from += batchRows) {
            int size = Math.min(batchRows, rows - from);
            observe(collector, firstRow + from, size, colors);
        }
    }

    private static void observe(ProfileCollector collector, long firstRow, int rows, String[] colors) {
        long[] ids = new long[rows];
        double[] amounts = new double[rows];
        boolean[] noAmount = new boolean[rows];
        long[] years = new long[rows];
        int[] color = new int[rows];
        boolean[] noColor = new boolean[rows];
        String[] notes = new String[rows];
        long[] times = new long[rows];
        long[] open = new long[rows];
        double[][] scores = new double[2][rows];
        Reject[] rejects = new Reject[rows];
        for (int row = 0; row < rows; row++) {
            Random random = new Random(SEED * 31 + firstRow + row);
            ids[row] = firstRow + row;
            noAmount[row] = random.nextInt(9) == 0;
            amounts[row] = random.nextInt(40) == 0
                    ? new double[] {0.0, -0.0, Double.NaN, Double.NEGATIVE_INFINITY}[random.nextInt(4)]
                    : Math.rint(100 * random.nextGaussian()) / 7;
            years[row] = 1990 + random.nextInt(20);
            color[row] = random.nextInt(colors.length);
            noColor[row] = random.nextInt(15) == 0;
            notes[row] = "note " + random.nextInt(200);
            times[row] = random.nextLong() >> 12;
            open[row] = random.nextInt(2);
            scores[1][row] = random.nextDouble();
            scores[0][row] = 1 - scores[1][row];
            rejects[row] =
                    random.nextInt(30) == 0 ? new Reject(RejectReason.MISSING_VALUE, Optional.of("amount")) : null;
        }
        int[] ownCodes = IntStream.range(0, rows).toArray();
        List<ColumnVector> vectors = List.of(
                new LongVector(ids, rows, new boolean[0]),
                new DoubleVector(amounts, rows, noAmount),
                new LongVector(years, rows, new boolean[0]),
                new StringVector(colors, color, rows, noColor),
                new StringVector(notes, 0, ownCodes, rows, new boolean[0]),
                new LongVector(times, rows, new boolean[0]),
                new LongVector(open, rows, new boolean[0]));
        int[] prediction =
                Arrays.stream(scores[1]).mapToInt(s -> s > 0.5 ? 1 : 0).toArray();
        int[] seen = Arrays.stream(prediction).toArray();
        collector.observe(
                new RowBatch(INPUT, rows, vectors, firstRow),
                new ScoredBatch(rows, prediction, scores, rejects, seen, new ScoredBatch.ColumnUse[0]));
    }
}
