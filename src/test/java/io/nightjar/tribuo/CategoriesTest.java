package io.nightjar.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CategoriesTest {
    private static final long SEED = 7;
    private static final String LETTERS = "ab z\u0001\u001f\n\t\u007f\u0080é漢";

    private final Random random = new Random(SEED);

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(random.nextInt(4) == 0 ? 20 : 5); left > 0; left--) {
            text.append(LETTERS.charAt(random.nextInt(random.nextInt(3) == 0 ? LETTERS.length() : 4)));
        }
        return text.toString();
    }

    @Test
    void everyTextIsFoundAsAMapFindsItsTrimmedForm() {
        Map<String, Integer> idOf = new HashMap<>();
        for (int i = 0; i < 3000; i++) {
            String category = text().replace('\n', ' ').trim();
            if (!category.isEmpty()) {
                idOf.put(category, idOf.size());
            }
        }
        Categories categories = new Categories(idOf);
        for (int i = 0; i < 20_000; i++) {
            String text = text();
            String category = text.replace('\n', ' ').trim();
            int right = category.isEmpty() ? Categories.MISSING : idOf.getOrDefault(category, Categories.UNKNOWN);
            assertThat(categories.idOf(text)).as("'%s', seed %d", text, SEED).isEqualTo(right);
        }
        assertThat(idOf).allSatisfy((category, id) -> assertThat(categories.idOf(category))
                .isEqualTo(id));
    }

    @Test
    void textsThatDifferOnlyBehindTheEighthCharacterAreOthers() {
        Categories categories = new Categories(Map.of("departure-1", 1, "departure-2", 2, "departur", 3));

        assertThat(List.of("departure-1", "departure-2", "departur", "departure", "departure-3"))
                .extracting(categories::idOf)
                .containsExactly(1, 2, 3, Categories.UNKNOWN, Categories.UNKNOWN);
    }

    @Test
    void withoutCategoriesNothingIsKnown() {
        assertThat(new Categories(Map.of()).idOf("a")).isEqualTo(Categories.UNKNOWN);
    }
}
