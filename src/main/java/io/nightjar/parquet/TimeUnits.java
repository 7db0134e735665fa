package io.nightjar.parquet;

/**
 * A time in another unit than microseconds.
 *
 * @param multiplier microseconds of a stored unit, where it is the longer one, else 1
 * @param divisor stored units of a microsecond, where that is the longer one, else 1
 */
record TimeUnits(long multiplier, long divisor) implements Conversion {
    static final TimeUnits MILLISECONDS = new TimeUnits(1000, 1);
    static final TimeUnits NANOSECONDS = new TimeUnits(1, 1000);

    @Override
    public long toLong(long stored, Place place) {
        long limit = Long.MAX_VALUE / multiplier;
        if (stored > limit || stored < -limit || stored % divisor != 0) {
            throw place.refused("a time that microseconds cannot express");
        }
        return stored * multiplier / divisor;
    }
}
