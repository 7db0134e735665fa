package io.nightjar.publish;

import io.nightjar.error.NightjarException;
import io.nightjar.storage.Storage;
import io.nightjar.storage.Storage.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Every receipt there is, beside published tables and in history. */
public final class KeptReceipts {
    private static final Pattern NAME = Pattern.compile("_receipt-[0-9a-f]{16}\\.json");

    private final Storage storage;
    private final OutputLayout layout;

    public KeptReceipts(Storage storage, OutputLayout layout) {
        this.storage = storage;
        this.layout = layout;
    }

    /** One of them; without its content where it cannot be read. */
    public record Kept(String location, Optional<Receipt> receipt) {}

    public List<Kept> all() {
        List<Kept> all = new ArrayList<>();
        // Of jobs, then dates; in history of runs below them.
        below(layout.output(), 2, all);
        below(layout.history(), 3, all);
        return all;
    }

    private void below(String folder, int deep, List<Kept> all) {
        for (Entry entry : storage.list(folder)) {
            String location = folder + "/" + entry.name();
            if (deep > 0 && entry.isFolder()) {
                below(location, deep - 1, all);
            } else if (deep == 0 && NAME.matcher(entry.name()).matches()) {
                all.add(new Kept(location, read(location)));
            }
        }
    }

    private Optional<Receipt> read(String location) {
        try {
            return Optional.of(ReceiptFile.read(location, storage.read(location)));
        } catch (NightjarException e) {
            return Optional.empty();
        }
    }
}
