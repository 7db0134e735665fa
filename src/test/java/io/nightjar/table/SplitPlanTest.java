package io.nightjar.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitPlanTest {

    @Test
    void consecutiveRowGroupsShareASplitWhileTheyFit() {
        assertThat(plan(100, file("a", 40, 60, 1, 99, 100)))
                .containsExactly("0 a 0+2 at 0: 100", "1 a 2+2 at 100: 100", "2 a 4+1 at 200: 100");
    }

    @Test
    void aRowGroupLargerThanTheLimitIsASplitByItself() {
        assertThat(plan(100, file("a", 10, 500, 10)))
                .containsExactly("0 a 0+1 at 0: 10", "1 a 1+1 at 10: 500", "2 a 2+1 at 510: 10");
    }

    @Test
    void noSplitSpansFiles() {
        assertThat(plan(1000, file("a", 10, 20), file("b", 5))).containsExactly("0 a 0+2 at 0: 30", "1 b 0+1 at 0: 5");
    }

    @Test
    void emptyRowGroupsBeginAndEndNoSplit() {
        assertThat(plan(100, file("a", 0, 10, 0, 20, 0), file("none"), file("empty", 0, 0), file("b", 0, 100, 0, 1)))
                .containsExactly("0 a 1+3 at 0: 30", "1 b 1+1 at 0: 100", "2 b 3+1 at 100: 1");
    }

    @Test
    void everyRowIsInOneSplitAndThePlanRepeats() {
        DataFile[] files = {file("a", 3, 0, 7, 1, 12, 5), file("b", 9, 9, 9)};
        for (long limit = 1; limit < 40; limit++) {
            List<Split> splits = SplitPlan.of(partition(files), limit);
            assertThat(splits.stream().mapToLong(Split::rows).sum()).isEqualTo(55);
            assertThat(SplitPlan.of(partition(files), limit)).isEqualTo(splits);
        }
    }

    @Test
    void aLimitBelowOneRowIsRefused() {
        assertThatThrownBy(() -> SplitPlan.of(partition(), 0)).hasMessage("rows of a split: 0");
    }

    private static List<String> plan(long limit, DataFile... files) {
        return SplitPlan.of(partition(files), limit).stream()
                .map(s -> s.index() + " " + s.file().location() + " " + s.firstRowGroup() + "+" + s.rowGroups() + " at "
                        + s.firstRow() + ": " + s.rows())
                .toList();
    }

    private static Partition partition(DataFile... files) {
        return new Partition(LocalDate.of(2001, 5, 8), "data", List.of(files));
    }

    private static DataFile file(String location, long... rows) {
        return new DataFile(
                location,
                1,
                Instant.EPOCH,
                java.util.Arrays.stream(rows).boxed().toList(),
                "00",
                Schema.of());
    }
}
