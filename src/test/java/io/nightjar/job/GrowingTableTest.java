package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.quality.QualityProfile;
import io.nightjar.quality.RowCounts;
import io.nightjar.table.PartFile;
import io.nightjar.table.TableJoin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GrowingTableTest {
    private static final PartFile WHOLE = new PartFile("table", 3, 30, "digest");
    private static final QualityProfile PROFILE =
            new QualityProfile(new RowCounts(0, 0, List.of()), List.of(), Optional.empty(), List.of(), List.of(), 1);

    private final List<String> done = new ArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();

    private GrowingTable table(Runnable goOn) {
        return new GrowingTable(
                () -> {
                    begun.incrementAndGet();
                    return new Recorded();
                },
                goOn);
    }

    private static SplitResult split(int index) {
        return new SplitResult(index, new PartFile("part " + index, 1, 10, ""), Optional.empty(), PROFILE);
    }

    @Test
    void takesPartsInTheOrderOfTheirSplitsWhateverTheyComeIn() {
        try (GrowingTable table = table(() -> {})) {
            table.add(split(2));
            table.add(split(0));
            table.add(split(1));
            assertThat(table.finish(3, Map.of())).isEqualTo(WHOLE);
        }
        assertThat(done).containsExactly("part 0", "part 1", "part 2", "finish", "close");
        assertThat(begun).hasValue(1);
    }

    @Test
    void isNotBegunBeforeItsFirstPartIsThere() {
        try (GrowingTable table = table(() -> {})) {
            table.add(split(1));
        }
        assertThat(begun).hasValue(0);
        assertThat(done).isEmpty();
    }

    @Test
    void ofNoPartsIsATableToo() {
        try (GrowingTable table = table(() -> {})) {
            assertThat(table.finish(0, Map.of())).isEqualTo(WHOLE);
        }
    }

    @Test
    void tellsAtItsEndWhatFailedBeforeAndAppendsNothingAfterIt() {
        IllegalStateException stopped = new IllegalStateException("stopped");
        try (GrowingTable table = table(() -> {
            throw stopped;
        })) {
            table.add(split(0));
            table.add(split(1));
            assertThatThrownBy(() -> table.finish(2, Map.of())).isSameAs(stopped);
        }
        assertThat(done).isEmpty();
    }

    @Test
    void withAPartMissingIsNotFinished() {
        try (GrowingTable table = table(() -> {})) {
            table.add(split(0));
            table.add(split(2));
            assertThatThrownBy(() -> table.finish(3, Map.of())).hasMessage("1 of 3 parts were appended");
        }
        assertThat(done).containsExactly("part 0", "close");
    }

    private final class Recorded implements TableJoin {
        @Override
        public void append(PartFile part) {
            done.add(part.location());
        }

        @Override
        public PartFile finish(Map<String, String> metadata) {
            done.add("finish");
            return WHOLE;
        }

        @Override
        public void close() {
            done.add("close");
        }
    }
}
