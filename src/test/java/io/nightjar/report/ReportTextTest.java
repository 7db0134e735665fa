package io.nightjar.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReportTextTest {

    @Test
    void tells_a_real_night_in_a_screenful() {
        String text = ReportText.render(RealFlights.report(LocalDate.of(2001, 5, 8), RealFlights.GATES));
        assertThat(text.lines().count()).isLessThan(30);
        assertThat(text)
                .startsWith("# flight-delay, business date 2001-05-08: passed\n")
                .contains("| rows read                              | 17,261   | at least 5,000 | hold   | passed |")
                .contains("\nNext:\n    ./nightjar show 5f0c1a9be274\n");
    }
}
