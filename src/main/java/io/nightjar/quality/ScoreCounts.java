package io.nightjar.quality;

import io.nightjar.model.Signature.Gives;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts scores over the bins that suit them. */
sealed interface ScoreCounts {

    static ScoreCounts of(Gives gives) {
        return gives == Gives.PROBABILITIES ? new OfProbabilities() : new OfNumbers();
    }

    /** The grid's name. */
    String grid();

    /** Counts so many finite scores. */
    void add(double[] scores, int rows);

    /** Rows by bin; empty bins are left out. */
    SortedMap<Integer, Long> filled();

    /** Over {@link ScoreGrid}. */
    final class OfProbabilities implements ScoreCounts {
        private final long[] counts = new long[ScoreGrid.bins()];

        @Override
        public String grid() {
            return ScoreGrid.NAME;
        }

        @Override
        public void add(double[] scores, int rows) {
            for (int row = 0; row < rows; row++) {
                counts[ScoreGrid.binOf(scores[row])]++;
            }
        }

        @Override
        public SortedMap<Integer, Long> filled() {
            SortedMap<Integer, Long> filled = new TreeMap<>();
            for (int bin = 0; bin < counts.length; bin++) {
                if (counts[bin] > 0) {
                    filled.put(bin, counts[bin]);
                }
            }
            return filled;
        }
    }

    /** Over {@link FineGrid}; room is made for an octave when it is met. */
    final class OfNumbers implements ScoreCounts {
        private static final int PAGE = 256;
        private static final long[] EMPTY = {};

        private final long[][] above = pages();
        private final long[][] below = pages();

        /** More than there are octaves above the lowest bin. */
        private static long[][] pages() {
            long[][] pages = new long[2048][];
            Arrays.fill(pages, EMPTY);
            return pages;
        }

        @Override
        public String grid() {
            return FineGrid.NAME;
        }

        @Override
        public void add(double[] scores, int rows) {
            for (int row = 0; row < rows; row++) {
                int bin = FineGrid.binOf(scores[row]);
                long[][] side = bin < 0 ? below : above;
                int size = Math.abs(bin);
                if (side[size / PAGE].length == 0) {
                    side[size / PAGE] = new long[PAGE];
                }
                side[size / PAGE][size % PAGE]++;
            }
        }

        @Override
        public SortedMap<Integer, Long> filled() {
            SortedMap<Integer, Long> filled = new TreeMap<>();
            fill(filled, above, 1);
            fill(filled, below, -1);
            return filled;
        }

        private static void fill(SortedMap<Integer, Long> filled, long[][] side, int sign) {
            for (int page = 0; page < side.length; page++) {
                for (int place = 0; place < side[page].length; place++) {
                    if (side[page][place] > 0) {
                        filled.put(sign * (page * PAGE + place), side[page][place]);
                    }
                }
            }
        }
    }
}
