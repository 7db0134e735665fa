package io.nightjar.parquet;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Writes streams in Snappy's format that no compressor would write, and knows what they mean. */
final class SnappyTokens {
    private final ByteArrayOutputStream tokens = new ByteArrayOutputStream();
    private byte[] page = {};

    void literal(byte[] bytes, int sizeBytes) {
        int length = bytes.length - 1;
        if (sizeBytes == 0) {
            tokens.write(length << 2);
        } else {
            tokens.write((59 + sizeBytes) << 2);
            number(length, sizeBytes);
        }
        tokens.writeBytes(bytes);
        int at = page.length;
        page = Arrays.copyOf(page, at + bytes.length);
        System.arraycopy(bytes, 0, page, at, bytes.length);
    }

    void copy(int length, int offset, int kind) {
        switch (kind) {
            case 1 -> {
                tokens.write(offset >>> 8 << 5 | (length - 4) << 2 | 1);
                tokens.write(offset);
            }
            case 2 -> {
                tokens.write((length - 1) << 2 | 2);
                number(offset, 2);
            }
            default -> {
                tokens.write((length - 1) << 2 | 3);
                number(offset, 4);
            }
        }
        int at = page.length;
        page = Arrays.copyOf(page, at + length);
        for (int i = at; i < page.length; i++) {
            page[i] = offset <= 0 || i < offset ? 0 : page[i - offset];
        }
    }

    private void number(int number, int bytes) {
        for (int i = 0; i < bytes; i++) {
            tokens.write(number >>> (i * Byte.SIZE));
        }
    }

    byte[] page() {
        return page;
    }

    byte[] stream() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        int length = page.length;
        while (length >= 128) {
            stream.write(length & 127 | 128);
            length >>>= 7;
        }
        stream.write(length);
        stream.writeBytes(tokens.toByteArray());
        return stream.toByteArray();
    }

    /**
     * A page of at least that size.
     *
     * @param farthest offset of a copy
     * @param isBlocked whether copies and literals keep to blocks of 64 KB, as those of all common writers do
     */
    static SnappyTokens random(Random random, int size, int farthest, boolean isBlocked) {
        SnappyTokens tokens = new SnappyTokens();
        while (tokens.page.length < size) {
            int at = tokens.page.length;
            int blockStart = isBlocked ? at / SnappyPage.BLOCK * SnappyPage.BLOCK : 0;
            int room = isBlocked ? blockStart + SnappyPage.BLOCK - at : Integer.MAX_VALUE;
            int reach = Math.min(farthest, at - blockStart);
            if (reach == 0 || random.nextInt(3) == 0) {
                int length = Math.min(room, 1 + random.nextInt(random.nextInt(20) == 0 ? 70_000 : 6));
                byte[] literal = new byte[length];
                random.nextBytes(literal);
                tokens.literal(literal, length <= 60 && random.nextBoolean() ? 0 : 3 + random.nextInt(2));
            } else {
                int kind = 1 + random.nextInt(3);
                int offset = 1 + random.nextInt(random.nextBoolean() ? Math.min(16, reach) : reach);
                offset = kind == 1 ? Math.min(2047, offset) : kind == 2 ? Math.min(65_535, offset) : offset;
                int length = kind == 1 ? 4 + random.nextInt(8) : 1 + random.nextInt(64);
                if (length <= room) {
                    tokens.copy(length, offset, kind);
                } else {
                    tokens.literal(new byte[room], 3);
                }
            }
        }
        return tokens;
    }
}
