package io.nightjar.labels;

import java.util.Arrays;

/** The labels of one part of all keys, found by the prints of their keys: arrays only, whatever the number of rows. */
final class KnownLabels {
    /** No such key. */
    static final int ABSENT = -1;

    private static final double FILLED = 0.6;
    private static final byte FREE = 0;
    private static final byte KNOWN = 1;
    private static final byte CONTRADICTED = 2;
    private static final byte FOUND = 4;

    private final int mask;
    private final long[] first;
    private final long[] second;
    private final double[] label;
    private final byte[] state;
    private final int[][] slices;
    private int size;

    /**
     * @param most how many labels it must have room for
     * @param slices how many slice columns stand beside the labels
     */
    KnownLabels(long most, int slices) {
        int slots = Integer.highestOneBit((int) Math.max(8, Math.min(1 << 29, most / FILLED))) << 1;
        this.mask = slots - 1;
        this.first = new long[slots];
        this.second = new long[slots];
        this.label = new double[slots];
        this.state = new byte[slots];
        this.slices = new int[slices][slots];
    }

    /** What became of a label that was put. */
    enum Put {
        NEW,
        /** The key was there, with the same label. */
        AGAIN,
        /** The key was there, with another label: what its label is, nobody knows. */
        CONTRADICTING
    }

    /** @param value the label, not a number where it is null */
    Put put(long one, long other, double value) {
        int slot = slot(one, other);
        if (state[slot] == FREE) {
            state[slot] = KNOWN;
            first[slot] = one;
            second[slot] = other;
            label[slot] = value;
            size++;
            return Put.NEW;
        }
        // A label that was null is filled in by a later row; so is none by a null one.
        if (Double.isNaN(label[slot]) && (state[slot] & CONTRADICTED) == 0) {
            label[slot] = value;
            return Put.AGAIN;
        }
        if (Double.isNaN(value) || value == label[slot]) {
            return Put.AGAIN;
        }
        state[slot] |= CONTRADICTED;
        label[slot] = Double.NaN;
        return Put.CONTRADICTING;
    }

    void putSlice(long one, long other, int slice, int code) {
        slices[slice][slot(one, other)] = code;
    }

    int find(long one, long other) {
        int slot = slot(one, other);
        return state[slot] == FREE ? ABSENT : slot;
    }

    /** Not a number where there is none that can be believed. */
    double label(int slot) {
        return label[slot];
    }

    boolean isContradicted(int slot) {
        return (state[slot] & CONTRADICTED) != 0;
    }

    int slice(int slice, int slot) {
        return slices[slice][slot];
    }

    /** Remembers that the key was published or rejected; false where it was known before. */
    boolean markFound(int slot) {
        boolean isNew = (state[slot] & FOUND) == 0;
        state[slot] |= FOUND;
        return isNew;
    }

    /** Different keys. */
    int size() {
        return size;
    }

    void clear() {
        Arrays.fill(state, FREE);
        for (int[] codes : slices) {
            Arrays.fill(codes, 0);
        }
        size = 0;
    }

    private int slot(long one, long other) {
        long mixed = (one ^ Long.rotateLeft(other, 32)) * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 33) & mask;
        while (state[slot] != FREE && (first[slot] != one || second[slot] != other)) {
            slot = (slot + 1) & mask;
        }
        if (size > mask * 0.95) {
            throw new IllegalStateException("more labels than were announced: " + size);
        }
        return slot;
    }
}
