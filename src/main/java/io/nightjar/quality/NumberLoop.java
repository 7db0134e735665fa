package io.nightjar.quality;

/**
 * Slots, moments and range of numbers in one loop. In three of their own each number would be loaded three times, and the
 * counting, which waits for nothing but its turn, would have no sums to overlap with.
 */
final class NumberLoop {
    private static final int LANES = MomentSums.LANES;

    private NumberLoop() {}

    /**
     * Adds a range of a whole number of lanes.
     *
     * @param slots that this batch was begun with
     * @param moments of which the next number goes to the first lane; not added to, as the range, where a number is NaN or
     *     infinite
     */
    static void add(double[] values, int from, int to, SlotCounter slots, MomentSums moments, NumberRange range) {
        long odd = slots.odd();
        int[] window = slots.window();
        double center = slots.center();
        int base = slots.base();
        double shift = moments.shift(values[from]);
        double[] sums = moments.sums();
        double[] squares = moments.squares();
        // Each lane in a local of its own: in arrays they would be read and written for each number.
        double sum0 = sums[0];
        double sum1 = sums[1];
        double sum2 = sums[2];
        double sum3 = sums[3];
        double square0 = squares[0];
        double square1 = squares[1];
        double square2 = squares[2];
        double square3 = squares[3];
        double least = range.least();
        double greatest = range.greatest();
        for (int row = from; row < to; row += LANES) {
            double value0 = values[row];
            double value1 = values[row + 1];
            double value2 = values[row + 2];
            double value3 = values[row + 3];
            double distance0 = value0 - shift;
            double distance1 = value1 - shift;
            double distance2 = value2 - shift;
            double distance3 = value3 - shift;
            sum0 += distance0;
            sum1 += distance1;
            sum2 += distance2;
            sum3 += distance3;
            square0 += distance0 * distance0;
            square1 += distance1 * distance1;
            square2 += distance2 * distance2;
            square3 += distance3 * distance3;
            if (value0 < least
                    || value0 > greatest
                    || value1 < least
                    || value1 > greatest
                    || value2 < least
                    || value2 > greatest
                    || value3 < least
                    || value3 > greatest) {
                least = Math.min(Math.min(least, value0), Math.min(value1, Math.min(value2, value3)));
                greatest = Math.max(Math.max(greatest, value0), Math.max(value1, Math.max(value2, value3)));
            }
            int place0 = SlotCounter.place(value0 - center) - base;
            if (place0 >= 0 && place0 < window.length) {
                window[place0]++;
            } else {
                slots.addFar(value0);
            }
            int place1 = SlotCounter.place(value1 - center) - base;
            if (place1 >= 0 && place1 < window.length) {
                window[place1]++;
            } else {
                slots.addFar(value1);
            }
            int place2 = SlotCounter.place(value2 - center) - base;
            if (place2 >= 0 && place2 < window.length) {
                window[place2]++;
            } else {
                slots.addFar(value2);
            }
            int place3 = SlotCounter.place(value3 - center) - base;
            if (place3 >= 0 && place3 < window.length) {
                window[place3]++;
            } else {
                slots.addFar(value3);
            }
        }
        if (slots.odd() == odd) {
            sums[0] = sum0;
            sums[1] = sum1;
            sums[2] = sum2;
            sums[3] = sum3;
            squares[0] = square0;
            squares[1] = square1;
            squares[2] = square2;
            squares[3] = square3;
            moments.added(to - from);
            range.take(least, greatest);
        }
    }
}
