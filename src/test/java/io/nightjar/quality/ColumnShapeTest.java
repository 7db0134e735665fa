package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.quality.ColumnContent.Categories;
import io.nightjar.quality.ColumnContent.Withheld;
import io.nightjar.table.ColumnType;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ColumnShapeTest {

    @Test
    void categoriesStandSideBySideTheMostFrequentOfEitherNightFirst() {
        ColumnShape shape = ColumnShape.of(
                        texts(Map.of("a", 10L, "b", 30L, "new", 60L)), Optional.of(texts(Map.of("a", 70L, "b", 30L))))
                .orElseThrow();

        assertThat(shape.named()).containsExactly("a", "new", "b");
        assertThat(shape.tonight()).containsExactly(0.1, 0.6, 0.3);
        assertThat(shape.baseline()).containsExactly(0.7, 0.0, 0.3);
    }

    @Test
    void rareCategoriesAreLeftOutAndCounted() {
        Map<String, Long> many = new TreeMap<>();
        for (int i = 0; i < 100; i++) {
            many.put("value " + i, 1L + i);
        }

        ColumnShape shape = ColumnShape.of(texts(many), Optional.empty()).orElseThrow();

        assertThat(shape.named()).hasSize(24).startsWith("value 99");
        assertThat(shape.last()).isEqualTo("+ 76");
        assertThat(shape.tonight().get(0)).isCloseTo(100 / 5050.0, within(1e-12));
        assertThat(shape.baseline()).isEmpty();
    }

    @Test
    void ofPrivateColumnsThereIsNoPicture() {
        ColumnProfile secret = new ColumnProfile("secret", ColumnType.STRING, 3, 0, Optional.empty(), new Withheld());

        assertThat(ColumnShape.of(secret, Optional.of(secret))).isEmpty();
    }

    private static ColumnProfile texts(Map<String, Long> counts) {
        long rows = counts.values().stream().mapToLong(Long::longValue).sum();
        return new ColumnProfile(
                "text", ColumnType.STRING, rows, 0, Optional.empty(), new Categories(new TreeMap<>(counts)));
    }
}
