package io.nightjar.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GlobTest {

    @Test
    void aStarStandsForAnyCharactersAndAQuestionMarkForOne() {
        assertThat(Glob.of("*.parquet").matches("flights_0.parquet")).isTrue();
        assertThat(Glob.of("*.parquet").matches("flights_0.parquet.crc")).isFalse();
        assertThat(Glob.of("*").matches("x")).isTrue();
        assertThat(Glob.of("part-?.parquet").matches("part-1.parquet")).isTrue();
        assertThat(Glob.of("part-?.parquet").matches("part-12.parquet")).isFalse();
        assertThat(Glob.of("a*b*c").matches("axxbyybzzc")).isTrue();
        assertThat(Glob.of("a*b*c").matches("axxbyybzz")).isFalse();
        assertThat(Glob.of("a.b").matches("axb")).isFalse();
        assertThat(Glob.of("[a](1)").matches("[a](1)")).isTrue();
    }

    @Test
    void unfinishedAndHiddenFilesNeverMatch() {
        assertThat(Glob.of("*").matches("_temporary.parquet")).isFalse();
        assertThat(Glob.of("*").matches(".part.parquet.crc")).isFalse();
        assertThat(Glob.of("_*").matches("_temporary")).isFalse();
        assertThat(Glob.of("*").matches("")).isFalse();
    }

    @Test
    void aPatternOfFoldersIsRefused() {
        assertThatThrownBy(() -> Glob.of("a/*.parquet")).hasMessage("'a/*.parquet' is no pattern of file names");
    }
}
