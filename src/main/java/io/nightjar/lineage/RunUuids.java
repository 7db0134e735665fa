package io.nightjar.lineage;

import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.openlineage.client.utils.UUIDUtils;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * The UUIDs by which OpenLineage knows runs (RFC 9562, version 7). They follow from what Nightjar knows a run by, so that
 * a later launch goes on under the same one, without asking anybody; their time is the business date, so that they sort by it.
 */
record RunUuids(String namespace) {

    UUID of(String job, BusinessDate date, RunId run) {
        return of(date, "run/" + namespace + "/" + job + "/" + run);
    }

    /** Of what started nights of a job, such as {@code schedule}: all its attempts at a date have it in common. */
    UUID ofParent(String job, BusinessDate date, String starter) {
        return of(date, starter + "/" + namespace + "/" + job + "/" + date);
    }

    private static UUID of(BusinessDate date, String name) {
        Instant midnight = date.date().atStartOfDay().toInstant(ZoneOffset.UTC);
        return UUIDUtils.generateStaticUUID(midnight, name.getBytes(StandardCharsets.UTF_8));
    }
}
