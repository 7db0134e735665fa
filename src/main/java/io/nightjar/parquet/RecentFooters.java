package io.nightjar.parquet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decoded footers of the files that were looked at last: planning needs them, and then each split of the file again. Safe
 * for use by several threads.
 */
final class RecentFooters {
    /** Encoded; decoded they take about ten times as much. */
    private static final long MOST_BYTES = 2L << 20;

    private final Map<String, Footer> footers = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** That of this content, wherever the file lies and whenever it was read. */
    synchronized Optional<Footer> find(FooterBytes found) {
        Footer footer = footers.get(found.digest());
        return footer != null && footer.location().equals(found.location()) && footer.fileBytes() == found.fileBytes()
                ? Optional.of(footer)
                : Optional.empty();
    }

    synchronized void keep(Footer footer) {
        if (footer.size() > MOST_BYTES) {
            return;
        }
        Footer before = footers.put(footer.digest(), footer);
        bytes += footer.size() - (before == null ? 0 : before.size());
        var oldest = footers.values().iterator();
        while (bytes > MOST_BYTES) {
            bytes -= oldest.next().size();
            oldest.remove();
        }
    }
}
