package io.nightjar.parquet;

import java.nio.ByteBuffer;
import java.util.UUID;

/** A UUID, 16 bytes big-endian, as its text of RFC 9562: lower-case hex in five groups. */
record UuidText() implements Conversion {

    @Override
    public String toText(byte[] stored, Place place) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }
}
