package io.nightjar.quality;

import io.nightjar.table.ColumnVector;
import io.nightjar.table.StringVector;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * Looks at texts. Codes into the file's own dictionary are counted in every row, and the texts behind them only when the
 * dictionary changes; of texts that stand outside of a dictionary only the sample is looked at.
 */
final class TextCollector implements ColumnCollector {
    private final int every;
    private final TextTally tally = new TextTally();
    private String[] dictionary = {};
    private int entries;
    private long[] times = {};
    private boolean isSampled;

    TextCollector(int every) {
        this.every = every;
    }

    @Override
    public void observe(ColumnVector vector, int[] sample) {
        StringVector texts = (StringVector) vector;
        if (texts.fileEntries() > 0) {
            count(texts);
        }
        if (texts.fileEntries() < texts.dictionary().length) {
            look(texts, sample);
        }
    }

    private void count(StringVector texts) {
        if (texts.dictionary() != dictionary) {
            flush();
            dictionary = texts.dictionary();
            entries = texts.fileEntries();
            times = times.length < dictionary.length ? new long[dictionary.length] : times;
        }
        int[] codes = texts.codes();
        long[] counts = times;
        boolean[] nulls = texts.nulls();
        int size = texts.size();
        for (int row = 0; row < size; row++) {
            if (nulls.length == 0 || !nulls[row]) {
                counts[codes[row]]++;
            }
        }
    }

    private void look(StringVector texts, int[] sample) {
        isSampled |= every > 1;
        for (int row : sample) {
            if (!texts.isNull(row) && texts.codes()[row] >= texts.fileEntries()) {
                tally.add(texts.value(row), 1, every);
            }
        }
    }

    private void flush() {
        tally.addAll(dictionary, entries, times);
        Arrays.fill(times, 0, Math.min(times.length, dictionary.length), 0);
        dictionary = new String[0];
        entries = 0;
    }

    @Override
    public void endRowGroup() {}

    @Override
    public ColumnContent content() {
        flush();
        return tally.isComplete() && !isSampled
                ? new ColumnContent.Categories(new TreeMap<>(tally.rows()))
                : new ColumnContent.ManyValues(tally.counts());
    }
}
