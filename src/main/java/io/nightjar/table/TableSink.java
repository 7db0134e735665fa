package io.nightjar.table;

import java.util.List;
import java.util.Map;

/** Writes tables of one format. The same rows and settings give the same bytes on every machine. */
public interface TableSink {

    /** Begins a part at a location in staging; an unfinished file already there is replaced. */
    PartWriter create(String location, Schema schema);

    /** Begins a table that parts are joined into, at a location in staging; a file already there is replaced. */
    TableJoin join(Schema schema, String location);

    /**
     * Joins parts into one table in the given order.
     *
     * @param metadata key-value pairs for the footer, written in key order
     * @param location in staging
     * @param goOn throws where the work is to end; asked with every part
     */
    default PartFile join(
            List<PartFile> parts, Schema schema, Map<String, String> metadata, String location, Runnable goOn) {
        try (TableJoin table = join(schema, location)) {
            for (PartFile part : parts) {
                goOn.run();
                table.append(part);
            }
            return table.finish(metadata);
        }
    }
}
