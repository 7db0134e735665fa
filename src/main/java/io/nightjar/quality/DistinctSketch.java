package io.nightjar.quality;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Base64;

/**
 * About how many different values there are: an UltraLogLog (O. Ertl, PVLDB 17, 2024) of 1,024 registers, one byte each.
 * The same values give the same registers in whatever order they come, and however often.
 */
public final class DistinctSketch {
    /** Standard deviation of the estimate over the true count: 0.782 over the root of the registers. */
    public static final double RELATIVE_ERROR = 0.0245;

    private static final int PRECISION = 10;
    private static final Hasher64 HASHER = Hashing.komihash5_0();

    private final UltraLogLog registers;

    private DistinctSketch(UltraLogLog registers) {
        this.registers = registers;
    }

    static DistinctSketch empty() {
        return new DistinctSketch(UltraLogLog.create(PRECISION));
    }

    void add(String value) {
        registers.add(HASHER.hashCharsToLong(value));
    }

    /** Adds a number by its bits. */
    void add(double value) {
        registers.add(HASHER.hashLongToLong(Double.doubleToRawLongBits(value)));
    }

    DistinctSketch plus(DistinctSketch next) {
        return new DistinctSketch(UltraLogLog.merge(registers, next.registers));
    }

    double estimate() {
        return registers.getDistinctCountEstimate();
    }

    /** For JSON: the registers as base64. */
    @JsonValue
    public String packed() {
        return Base64.getEncoder().encodeToString(registers.getState());
    }

    /** The inverse of {@link #packed}. */
    @JsonCreator
    public static DistinctSketch unpack(String packed) {
        return new DistinctSketch(UltraLogLog.wrap(Base64.getDecoder().decode(packed)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DistinctSketch same && packed().equals(same.packed());
    }

    @Override
    public int hashCode() {
        return packed().hashCode();
    }
}
