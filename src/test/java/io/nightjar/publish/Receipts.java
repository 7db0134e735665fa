package io.nightjar.publish;

import io.nightjar.model.Provenance;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.run.Waiver;
import io.nightjar.table.PartFile;
import io.nightjar.table.RowDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Receipts and candidates that tests publish. */
final class Receipts {
    static final String JOB = "flight-delay";
    static final BusinessDate DATE = new BusinessDate(LocalDate.of(2001, 5, 8));
    static final OutputLayout LAYOUT = OutputLayout.standard();

    private Receipts() {}

    static Candidate candidate(RunId run, PartFile table, Optional<PartFile> rejects) {
        return candidate(run, table, rejects, "{}");
    }

    /** @param description of the job; one that is another than before comes into place too */
    static Candidate candidate(RunId run, PartFile table, Optional<PartFile> rejects, String description) {
        long rejected = rejects.map(PartFile::rows).orElse(0L);
        return new Candidate(
                table,
                rejects,
                SealedReceipt.of(
                        receipt(
                                run,
                                Receipt.Table.at(LAYOUT.table(JOB, DATE), table),
                                rejects.map(
                                        staged -> Receipt.Table.at(LAYOUT.rejects(JOB, DATE, staged.sha256()), staged)),
                                new Receipt.Rows(table.rows() + rejected, table.rows(), rejected)),
                        Optional.empty()),
                Optional.of(new Description(description)));
    }

    static Receipt receipt(RunId run, Receipt.Table table, Optional<Receipt.Table> rejects, Receipt.Rows rows) {
        return new Receipt(
                run,
                DATE,
                Optional.of(new Receipt.Launch(1, "cron")),
                new Receipt.Job(JOB, "0".repeat(64), "name: flight-delay\n# ä € \"quoted\"\n"),
                List.of(new Receipt.Input(
                        "data/flights/date=2001-05-08/a.parquet",
                        1234,
                        rows.read(),
                        "5".repeat(64),
                        Instant.parse("2026-01-02T03:04:05.123456789Z"),
                        Optional.of("3".repeat(64)),
                        Optional.empty())),
                new Receipt.Model(
                        "flight-delay@1",
                        "1".repeat(64),
                        "all 40 rows to the last bit",
                        Optional.empty(),
                        Map.of("model.tribuo", "4".repeat(64)),
                        Map.of("algorithm", "linear-sgd"),
                        Optional.of(new Provenance(
                                "org.example.LinearModel",
                                "org.example.LinearTrainer",
                                Map.of("epochs", "3"),
                                Map.of("num-examples", "10"),
                                Map.of("Tribuo", "4.3.2"),
                                Instant.parse("2001-05-01T03:00:00Z")))),
                List.of(new Receipt.Feature("origin", "string", List.of("category"), "reject", "zero", "reject")),
                "compiled",
                Optional.of("a linear model"),
                new Receipt.Program("0.1.0", "unknown", "clean"),
                new Receipt.Platform("Debian", "17.0.15", "amd64"),
                Map.of("zstd-jni", "1.5.7-15", "parquet-hadoop", "1.18.1", "tribuo-core", "4.3.2"),
                Map.of("scoring.split-rows", "1000000"),
                List.of(new Receipt.SplitRows(
                        0, 0, 1, 0, rows.read(), rows.scored(), Optional.of(new RowDigest(1, 2)))),
                table,
                rejects,
                rows,
                new Receipt.Verdict(
                        "warned",
                        List.of(
                                new Receipt.Gate(
                                        "MAXIMUM_NULL_SHARE",
                                        Optional.of("origin"),
                                        0.1,
                                        Optional.of(0.0),
                                        "HOLD",
                                        "passed"),
                                new Receipt.Gate(
                                        "MAXIMUM_SCORE_PSI",
                                        Optional.empty(),
                                        0.2,
                                        Optional.empty(),
                                        "WARN",
                                        "not evaluated")),
                        List.of(new Receipt.Rule("origin", "pattern", 3, "warn", "warned")),
                        Optional.of(new Waiver(
                                "storm", "operator ann", Instant.parse("2001-05-09T02:00:00Z"), Optional.empty()))),
                Instant.parse("2001-05-09T01:00:00Z"),
                Instant.parse("2001-05-09T01:00:04.25Z"),
                Optional.of(new Receipt.Cost(
                        List.of(new Receipt.Phase("plan", 0.25), new Receipt.Phase("score", 4)),
                        4.25,
                        7.5,
                        300_000_000,
                        7,
                        290,
                        0.002083,
                        Optional.of(new Receipt.Money(0.048, 0.0001, "USD", Optional.empty())))),
                Optional.of(new Receipt.Reproducible("yes", Optional.empty(), "as long as the inputs stay")),
                Optional.of(new Receipt.Profiles(
                        "reports/flight-delay/date=2001-05-08/4386a82844a2.profiles.jsonl", "6".repeat(64))));
    }
}
