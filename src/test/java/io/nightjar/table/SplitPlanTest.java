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
    void smallFilesShareASplitWhileTheirRowsFit() {
        assertThat(plan(
                        100,
                        file("a", 40, 20),
                        file("b", 40),
                        file("c", 1),
                        file("d", 99),
                        file("e", 99, 2),
                        file("f", 3)))
                .containsExactly(
                        "0 a..b 0+3 at 0: 100",
                        "1 c..d 0+2 at 0: 100",
                        "2 e 0+1 at 0: 99",
                        "3 e 1+1 at 99: 2",
                        "4 f 0+1 at 0: 3");
    }

    @Test
    void smallFilesShareASplitWhileTheirBytesFit() {
        long half = SplitPlan.BYTES_TOGETHER / 2;
        assertThat(plan(
                        100,
                        sized("a", half, 1),
                        sized("b", half, 1),
                        sized("c", 1, 1),
                        sized("large", 2 * half + 1, 1, 1),
                        sized("d", 1, 1),
                        sized("e", 2 * half, 1)))
                .containsExactly(
                        "0 a..b 0+2 at 0: 2",
                        "1 c 0+1 at 0: 1",
                        "2 large 0+2 at 0: 2",
                        "3 d 0+1 at 0: 1",
                        "4 e 0+1 at 0: 1");
    }

    @Test
    void noSplitOfEachFileSpansFiles() {
        assertThat(labels(SplitPlan.ofEachFile(partition(file("a", 10, 20), file("none"), file("b", 5)), 1000)))
                .containsExactly("0 a 0+2 at 0: 30", "1 b 0+1 at 0: 5");
    }

    @Test
    void emptyRowGroupsBeginAndEndNoSplit() {
        assertThat(plan(100, file("a", 0, 10, 0, 20, 0), file("none"), file("empty", 0, 0), file("b", 0, 100, 0, 1)))
                .containsExactly("0 a 1+3 at 0: 30", "1 b 1+1 at 0: 100", "2 b 3+1 at 100: 1");
        assertThat(plan(100, file("none"), file("a", 0, 10, 0), file("empty", 0), file("b", 0, 5, 0), file("empty", 0)))
                .containsExactly("0 a..b 1+5 at 0: 15");
    }

    @Test
    void aSplitKnowsWhatItReadsOfEachOfItsFiles() {
        Split split = SplitPlan.of(partition(file("a", 0, 10, 0), file("empty", 0), file("b", 3, 5, 0)), 100)
                .get(0);

        assertThat(labels(split.byFile()))
                .containsExactly("0 a 1+2 at 0: 10", "0 empty 0+1 at 0: 0", "0 b 0+2 at 0: 8");
        assertThat(split.label()).isEqualTo("a and 2 files after it");
        assertThat(new Split(0, file("a", 7), 0, 1, 0, 7).label()).isEqualTo("a");
    }

    @Test
    void aSplitIsFoundAgainByWhereItBeginsAndHowManyRowGroupsItHas() {
        DataFile[] files = {
            file("a", 3, 0, 7, 0, 12, 5),
            file("none"),
            file("b", 0, 9, 9, 9),
            file("c", 1),
            file("empty", 0),
            file("d", 0, 2, 0),
            file("e", 30)
        };
        List<DataFile> all = List.of(files);
        for (long limit = 1; limit < 90; limit++) {
            for (Split split : SplitPlan.of(partition(files), limit)) {
                assertThat(Split.of(
                                split.index(),
                                all,
                                all.indexOf(split.file()),
                                split.firstRowGroup(),
                                split.rowGroups()))
                        .isEqualTo(split);
            }
        }
        assertThatThrownBy(() -> Split.of(0, all, 3, 0, 7)).hasMessage("row groups 0 to 7 of the 6 that there are");
    }

    @Test
    void everyRowIsInOneSplitAndThePlanRepeats() {
        DataFile[] files = {file("a", 3, 0, 7, 1, 12, 5), file("b", 9, 9, 9)};
        for (long limit = 1; limit < 40; limit++) {
            List<Split> splits = SplitPlan.of(partition(files), limit);
            assertThat(splits.stream()
                            .flatMap(split -> split.byFile().stream())
                            .mapToLong(Split::rows)
                            .sum())
                    .isEqualTo(55);
            assertThat(SplitPlan.of(partition(files), limit)).isEqualTo(splits);
        }
    }

    @Test
    void aLimitBelowOneRowIsRefused() {
        assertThatThrownBy(() -> SplitPlan.of(partition(), 0)).hasMessage("rows of a split: 0");
    }

    private static List<String> plan(long limit, DataFile... files) {
        return labels(SplitPlan.of(partition(files), limit));
    }

    private static List<String> labels(List<Split> splits) {
        return splits.stream()
                .map(s -> s.index() + " " + files(s) + " " + s.firstRowGroup() + "+" + s.rowGroups() + " at "
                        + s.firstRow() + ": " + s.rows())
                .toList();
    }

    private static String files(Split split) {
        String last = split.files().get(split.files().size() - 1).location();
        return split.files().size() == 1 ? last : split.file().location() + ".." + last;
    }

    private static Partition partition(DataFile... files) {
        return new Partition(LocalDate.of(2001, 5, 8), "data", List.of(files));
    }

    private static DataFile file(String location, long... rows) {
        return sized(location, 1, rows);
    }

    private static DataFile sized(String location, long bytes, long... rows) {
        return new DataFile(
                location,
                bytes,
                Instant.EPOCH,
                java.util.Arrays.stream(rows).boxed().toList(),
                "00",
                Schema.of());
    }
}
