package io.nightjar.quality;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;

/** How many numbers lie in each slot of {@link NumberGrid}; slots ascend, none is empty. Immutable. */
public final class SlotCounts {
    static final SlotCounts NONE = new SlotCounts(new int[0], new long[0]);

    private final int[] slots;
    private final long[] counts;

    /** Takes the arrays without a copy. */
    SlotCounts(int[] slots, long[] counts) {
        this.slots = slots;
        this.counts = counts;
    }

    int size() {
        return slots.length;
    }

    int slot(int index) {
        return slots[index];
    }

    long count(int index) {
        return counts[index];
    }

    long total() {
        return Arrays.stream(counts).sum();
    }

    /** How many numbers lie in each of the slots of others, which have all of these. */
    long[] at(SlotCounts others) {
        long[] there = new long[others.slots.length];
        for (int i = 0, mine = 0; i < there.length && mine < slots.length; i++) {
            if (others.slots[i] == slots[mine]) {
                there[i] = counts[mine++];
            }
        }
        return there;
    }

    SlotCounts plus(SlotCounts next) {
        int[] both = new int[slots.length + next.slots.length];
        long[] sums = new long[both.length];
        int size = 0;
        for (int mine = 0, other = 0; mine < slots.length || other < next.slots.length; size++) {
            boolean isMine = other == next.slots.length || (mine < slots.length && slots[mine] <= next.slots[other]);
            boolean isOther = mine == slots.length || (other < next.slots.length && next.slots[other] <= slots[mine]);
            both[size] = isMine ? slots[mine] : next.slots[other];
            sums[size] = (isMine ? counts[mine++] : 0) + (isOther ? next.counts[other++] : 0);
        }
        return new SlotCounts(Arrays.copyOf(both, size), Arrays.copyOf(sums, size));
    }

    /** For JSON: steps from slot to slot and counts, seven bits a byte, least first, as base64. */
    @JsonValue
    public String packed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(3 * slots.length);
        long before = 0;
        for (int i = 0; i < slots.length; i++) {
            long step = slots[i] - before;
            put(bytes, (step << 1) ^ (step >> 63));
            put(bytes, counts[i]);
            before = slots[i];
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static void put(ByteArrayOutputStream bytes, long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            bytes.write((int) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
    }

    /** The inverse of {@link #packed}. */
    @JsonCreator
    public static SlotCounts unpack(String packed) {
        byte[] bytes = Base64.getDecoder().decode(packed);
        long[] values = new long[bytes.length];
        int size = 0;
        int shift = 0;
        for (byte next : bytes) {
            values[size] |= (next & 0x7FL) << shift;
            shift = next < 0 ? shift + 7 : 0;
            size += next < 0 ? 0 : 1;
        }
        int[] slots = new int[size / 2];
        long[] counts = new long[size / 2];
        long slot = 0;
        for (int i = 0; i < slots.length; i++) {
            slot += (values[2 * i] >>> 1) ^ -(values[2 * i] & 1);
            slots[i] = Math.toIntExact(slot);
            counts[i] = values[2 * i + 1];
        }
        return new SlotCounts(slots, counts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SlotCounts same
                && Arrays.equals(slots, same.slots)
                && Arrays.equals(counts, same.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(slots) + Arrays.hashCode(counts);
    }
}
