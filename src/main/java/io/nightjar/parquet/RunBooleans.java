package io.nightjar.parquet;

import java.io.IOException;

/** Booleans in runs. Ours, since parquet-java's reader takes as much memory as a broken run says that it needs. */
final class RunBooleans implements PageValues {
    private final RunDecoder runs;
    private int[] bits = {};

    RunBooleans(RunDecoder runs) {
        this.runs = runs;
    }

    @Override
    public void longs(long[] into, int from, int count) throws IOException {
        if (bits.length < count) {
            bits = new int[count];
        }
        runs.read(bits, 0, count);
        for (int i = 0; i < count; i++) {
            into[from + i] = bits[i];
        }
    }

    @Override
    public void skip(int count) throws IOException {
        runs.skip(count);
    }
}
