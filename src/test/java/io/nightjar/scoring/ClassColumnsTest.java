package io.nightjar.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClassColumnsTest {

    @Test
    void classNamesAreEscapedByTheStatedRule() {
        assertThat(ClassColumns.nameOf("late")).isEqualTo("score_late");
        assertThat(ClassColumns.nameOf(">50K")).isEqualTo("score__x3e_50K");
        assertThat(ClassColumns.nameOf("a b")).isEqualTo("score_a_x20_b");
        assertThat(ClassColumns.nameOf("a_b")).isEqualTo("score_a_b");
        assertThat(ClassColumns.nameOf("a_x20_b")).isEqualTo("score_a_x5f_x20_b");
        assertThat(ClassColumns.nameOf("\ud83d\ude80")).isEqualTo("score__x1f680_");
    }

    @Test
    void noTwoClassesShareAColumn() {
        long seed = 20010508;
        SplittableRandom random = new SplittableRandom(seed);
        String[] pieces = {"_", "x", "_x", "20", "5f", "_x20_", " ", "a", "X", "\u00e4", "-", "0"};
        Map<String, String> classOf = new HashMap<>();
        Set<String> classes = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            StringBuilder label = new StringBuilder();
            for (int n = random.nextInt(7); n > 0; n--) {
                label.append(pieces[random.nextInt(pieces.length)]);
            }
            if (classes.add(label.toString())) {
                String name = ClassColumns.nameOf(label.toString());
                assertThat(name.matches("[A-Za-z0-9_]+")).isTrue();
                assertThat(classOf.put(name, label.toString()))
                        .as("seed %d, column %s of class '%s'", seed, name, label)
                        .isNull();
            }
        }
        assertThat(classes).hasSizeGreaterThan(50_000);
    }
}
