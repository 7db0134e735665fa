package io.nightjar.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void reads_as_nothing_only_for_nothing_and_as_all_only_for_all() {
        assertThat(Figures.percent(0)).isEqualTo("0 %");
        assertThat(Figures.percent(1e-5)).isEqualTo("0.001 %");
        assertThat(Figures.percent(0.99999)).isEqualTo("over 99.9 %");
        assertThat(Figures.percent(1)).isEqualTo("100 %");
    }

    @Test
    void has_three_digits_and_no_exponent_where_people_would_not_write_one() {
        assertThat(Figures.number(0.0074067)).isEqualTo("0.00741");
        assertThat(Figures.number(733.55)).isEqualTo("734");
        assertThat(Figures.number(100)).isEqualTo("100");
        assertThat(Figures.number(-17261)).isEqualTo("-17,261");
        assertThat(Figures.number(1.5e12)).isEqualTo("1.50e+12");
        assertThat(Figures.number(2e-7)).isEqualTo("2.00e-07");
    }

    @Test
    void is_the_same_in_every_locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Figures.count(1234567)).isEqualTo("1,234,567");
            assertThat(Figures.number(1.5e12)).isEqualTo("1.50e+12");
        } finally {
            Locale.setDefault(before);
        }
    }
}
