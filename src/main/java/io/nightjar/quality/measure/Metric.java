package io.nightjar.quality.measure;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A figure, or the reason why there is none. A metric that could not be computed is never a number. */
public sealed interface Metric {

    /** A finite figure. */
    record Value(double value) implements Metric {
        public Value {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a figure is finite: " + value);
            }
        }
    }

    /** @param why one phrase for people, without a full stop, for example "no rows were scored" */
    record NotAvailable(@JsonProperty("notAvailable") String why) implements Metric {}

    static Metric of(double value) {
        return new Value(value);
    }

    static Metric notAvailable(String why) {
        return new NotAvailable(why);
    }

    /** {@code part / whole}, not available where the whole is 0. */
    static Metric share(long part, long whole) {
        return whole == 0 ? notAvailable("there are no rows") : of((double) part / whole);
    }
}
