package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.quality.SliceProfile.Selected;
import io.nightjar.run.JobDefinition.Decision;
import io.nightjar.scoring.RejectReason;
import io.nightjar.scoring.ScoredBatch;
import io.nightjar.scoring.ScoredBatch.ColumnUse;
import io.nightjar.scoring.ScoredBatch.Reject;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.LongVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.Schema;
import io.nightjar.table.StringVector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SliceCollectorTest {
    private static final Column SEX = Column.optional("sex", ColumnType.STRING);
    private static final Column PLACE = Column.optional("place", ColumnType.INT64);
    private static final Reject REJECT = new Reject(RejectReason.MISSING_VALUE, Optional.empty());

    @Test
    void countsScoredRowsAndThoseThatTheDecisionPicksByGroup() {
        SliceCollector collector =
                new SliceCollector(new SlicePlan(List.of(SEX, PLACE), 1, Optional.of(new Decision(0.3, "yes", "no"))));
        collector.add(rows(new long[] {7, 7, 8, 8, 9}), scored());
        collector.add(rows(new long[] {7, 7, 8, 8, 9}), scored());
        List<SliceProfile> slices = collector.finish();
        // Rows: m 0.3, w 0.2, (null) 0.9, empty text 0.1; the last, w, is rejected.
        assertThat(slices.get(0))
                .isEqualTo(new SliceProfile(
                        "sex",
                        new TreeMap<>(Map.of(
                                "m", new Selected(2, 2), "w", new Selected(2, 0), "(missing)", new Selected(4, 2))),
                        false));
        assertThat(slices.get(1).groups())
                .isEqualTo(new TreeMap<>(Map.of("7", new Selected(4, 2), "8", new Selected(4, 2))));
        assertThat(slices.get(0).merge(slices.get(0)).groups()).containsEntry("m", new Selected(4, 4));
    }

    @Test
    void withoutADecisionThePredictionPicks() {
        SliceCollector collector = new SliceCollector(new SlicePlan(List.of(SEX), 1, Optional.empty()));
        collector.add(rows(new long[5]), scored());
        assertThat(collector.finish().get(0).groups())
                .containsEntry("m", new Selected(1, 0))
                .containsEntry("(missing)", new Selected(2, 1));
    }

    @Test
    void moreGroupsThanTellAnythingApartAreNone() {
        SliceCollector collector = new SliceCollector(new SlicePlan(List.of(PLACE), 1, Optional.empty()));
        for (int batch = 0; batch < 201; batch++) {
            int first = 5 * batch;
            collector.add(
                    rows(IntStream.range(first, first + 5)
                            .mapToLong(place -> place)
                            .toArray()),
                    scored());
        }
        SliceProfile place = collector.finish().get(0);
        // Four of five rows are scored: 804 values are not too many, and as many others are.
        assertThat(place.tooMany()).isFalse();
        assertThat(place.groups()).hasSize(804);
        SortedGroups others = new SortedGroups(804);
        assertThat(place.merge(others.profile()).tooMany()).isTrue();
        assertThat(place.merge(others.profile()).groups()).isEmpty();
    }

    /** As many groups of other names. */
    private record SortedGroups(int size) {
        SliceProfile profile() {
            TreeMap<String, Selected> groups = new TreeMap<>();
            IntStream.range(0, size).forEach(group -> groups.put("other " + group, new Selected(1, 0)));
            return new SliceProfile("place", groups, false);
        }
    }

    private static RowBatch rows(long[] places) {
        return new RowBatch(
                Schema.of(SEX, PLACE),
                5,
                List.of(
                        new StringVector(new String[] {"m", "w", ""}, new int[] {0, 1, 0, 2, 1}, 5, new boolean[] {
                            false, false, true, false, false
                        }),
                        new LongVector(places, 5, new boolean[0])),
                0);
    }

    private static ScoredBatch scored() {
        double[] scores = {0.3, 0.2, 0.9, 0.1, 1};
        int[] prediction = {0, 0, 1, 0, 1};
        return new ScoredBatch(
                5,
                prediction,
                new double[][] {new double[5], scores},
                new Reject[] {null, null, null, null, REJECT},
                new int[5],
                new ColumnUse[0]);
    }
}
