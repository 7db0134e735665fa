package io.nightjar.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerSettingsTest {
    @Test
    void noPasswordIsEverShown() {
        LedgerSettings settings = LedgerSettings.shared(
                "jdbc:postgresql://db:5432/nightjar?password=planted&ssl=true",
                Optional.of("nightjar"),
                Optional.of("planted"),
                Path.of("state"));
        assertThat(settings).hasToString("jdbc:postgresql://db:5432/nightjar");
    }

    @Test
    void aLeaseBeatsEveryFiveSecondsAndRunsOutAfterTwenty() {
        LedgerSettings settings = LedgerSettings.embedded(Path.of("state"));
        assertThat(settings.pace().heartbeat()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.pace().lease()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aStateFolderWhoseNameTheDatabaseWouldMisreadIsRefused() {
        assertThatThrownBy(() -> LedgerReader.open(LedgerSettings.embedded(Path.of("a;MODE=MySQL"))))
                .hasMessageContaining("has a ';' in its name");
    }
}
