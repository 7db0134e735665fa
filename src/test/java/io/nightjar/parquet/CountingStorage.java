package io.nightjar.parquet;

import io.nightjar.storage.Storage;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes that are read at positions. */
final class CountingStorage {
    private final AtomicLong bytes = new AtomicLong();
    private final Storage storage;

    CountingStorage(Storage counted) {
        storage = (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    Object result = method.invoke(counted, arguments);
                    return result instanceof Storage.RandomAccess access ? new Counting(access) : result;
                });
    }

    Storage storage() {
        return storage;
    }

    long bytes() {
        return bytes.get();
    }

    private final class Counting implements Storage.RandomAccess {
        private final Storage.RandomAccess counted;

        Counting(Storage.RandomAccess counted) {
            this.counted = counted;
        }

        @Override
        public long length() {
            return counted.length();
        }

        @Override
        public long position() {
            return counted.position();
        }

        @Override
        public void seek(long position) {
            counted.seek(position);
        }

        @Override
        public void readFully(ByteBuffer buffer) {
            bytes.addAndGet(buffer.remaining());
            counted.readFully(buffer);
        }

        @Override
        public boolean answersAtOnce() {
            return counted.answersAtOnce();
        }

        @Override
        public void close() {
            counted.close();
        }
    }
}
