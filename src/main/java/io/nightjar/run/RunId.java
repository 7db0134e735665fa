package io.nightjar.run;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * A run's identity: twelve hexadecimal digits, random, so that a short prefix names a run. It never stands in a table.
 */
public record RunId(String value) {

    public RunId {
        if (!value.matches("[0-9a-f]{12}")) {
            throw new IllegalArgumentException("not a run id: " + value);
        }
    }

    public static RunId next(RandomGenerator random) {
        byte[] bytes = new byte[6];
        random.nextBytes(bytes);
        return new RunId(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
