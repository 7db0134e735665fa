package io.nightjar.ledger;

import io.nightjar.ledger.Plan.InputFile;
import io.nightjar.ledger.Plan.PlannedSplit;
import io.nightjar.model.ModelVersion;
import io.nightjar.publish.Intent;
import io.nightjar.publish.Receipt;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition.ModelRef;
import io.nightjar.run.RunId;
import io.nightjar.table.PartFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Values that the ledger's tests share. */
final class Fixture {
    static final String JOB = "flight-delay";
    static final BusinessDate DATE = new BusinessDate(LocalDate.of(2001, 5, 8));
    static final String MODEL = "flight-delay@1";
    static final RunId FIRST = new RunId("a1b2c3d4e5f6");
    static final RunId SECOND = new RunId("a1b2ffffffff");

    private Fixture() {}

    static Plan plan(String digest) {
        return new Plan(
                digest,
                "job digest",
                "name: flight-delay\n# äöü €\n",
                new ModelVersion(new ModelRef("flight-delay", 1), "model digest"),
                List.of(
                        new InputFile(
                                "data/flights/date=2001-05-08/a.parquet",
                                1234,
                                Instant.parse("2026-01-02T03:04:05.123456789Z"),
                                List.of(10L, 20L),
                                "footer a"),
                        new InputFile(
                                "data/flights/date=2001-05-08/b.parquet", 99, Instant.EPOCH, List.of(), "footer b")),
                List.of(
                        new PlannedSplit(0, "data/flights/date=2001-05-08/a.parquet", 0, 1, 0, 10),
                        new PlannedSplit(1, "data/flights/date=2001-05-08/a.parquet", 1, 1, 10, 20)));
    }

    static PartFile part(String location, long rows) {
        return new PartFile(location, rows, rows * 8, digest('a'));
    }

    static SplitRecord split(int index) {
        return new SplitRecord(
                index, Optional.of(part("staging/part-" + index, 10)), Optional.empty(), "{\"rows\":10}");
    }

    static Intent intent(RunId run, char digest) {
        return new Intent(
                run,
                JOB,
                DATE,
                new Receipt.Table("output/scores.parquet", 29, 232, digest(digest)),
                Optional.of(new Receipt.Table("rejects/rejects-x.parquet", 1, 8, digest('e'))),
                "output/_receipt-" + digest + ".json");
    }

    static String digest(char hex) {
        return String.valueOf(hex).repeat(64);
    }
}
