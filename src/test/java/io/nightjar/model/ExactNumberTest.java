package io.nightjar.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactNumberTest {
    private static final long SEED = 71;

    @Test
    void everyNumberIsReadAsItWasWritten() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            double number =
                    switch (i % 4) {
                        case 0 -> Double.longBitsToDouble(random.nextLong());
                        case 1 -> random.nextGaussian();
                        case 2 -> random.nextInt(1000) / 8.0;
                        default -> Double.longBitsToDouble(random.nextLong() >>> 12 >>> random.nextInt(52));
                    };
            assertSame(number);
            assertSame(-number);
        }
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0.0,
                -0.0,
                1,
                -1,
                Double.MIN_VALUE,
                Double.MIN_NORMAL,
                Double.MAX_VALUE,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY
            })
    void soAreThoseAtTheEdges(double number) {
        assertSame(number);
    }

    private static void assertSame(double number) {
        String text = ExactNumber.write(number);
        assertThat(Double.doubleToLongBits(ExactNumber.read(text)))
                .as("%s, seed %d", text, SEED)
                .isEqualTo(Double.doubleToLongBits(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "-3e10",
                "0x1.8P3",
                "0x1.8p+3",
                "0x1.8p2000",
                "0x1.8p-1040",
                "0x0.8p-3",
                "0x1.00000000000001p0",
                "0X1.4p1",
                "0x3.1p0",
                "0x1p3",
                "0x1.p3"
            })
    void otherWaysToWriteANumberMeanWhatTheyMeanToJava(String text) {
        assertThat(ExactNumber.read(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "p", "0x1.", "0x1.-8p3", "0x1.gp3", "0x1.8p", "0x1.8px", "one"})
    void whatIsNoNumberIsRefused(String text) {
        assertThatThrownBy(() -> ExactNumber.read(text)).isInstanceOf(NumberFormatException.class);
    }
}
