package io.nightjar.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.parquet.ParquetSink;
import io.nightjar.parquet.ParquetSource;
import io.nightjar.publish.Receipt;
import io.nightjar.publish.ReceiptFile;
import io.nightjar.publish.ReceiptSeal;
import io.nightjar.run.RunStatus;
import io.nightjar.table.RowDigest;
import io.nightjar.table.RowHash;
import io.nightjar.table.Split;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptOfNightTest {
    @TempDir
    Path folder;

    private RealNights project;

    @BeforeEach
    void open() {
        project = new RealNights(folder);
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void aReceiptSaysWhatMadeTheNightAndKeepsToItsSchema() throws IOException {
        project.receipts = new ReceiptPolicy(
                ReceiptPolicy.Digest.FULL,
                ReceiptPolicy.Keep.COPY,
                "inputs",
                Optional.empty(),
                Optional.of(new ReceiptPolicy.Price(0.048, "USD", Optional.of(5.0))),
                Optional::empty);
        run();
        Receipt receipt = receipt();
        Receipt.Input input = receipt.inputs().get(0);
        assertThat(input.sha256()).contains(project.storage.sha256(input.location()));
        assertThat(project.storage.read(input.copy().orElseThrow())).isEqualTo(project.storage.read(input.location()));
        assertThat(receipt.launch()).contains(new Receipt.Launch(1, "test"));
        assertThat(receipt.scoringReason()).isPresent();
        assertThat(receipt.model().parts()).containsKeys("model.tribuo", "golden.json");
        assertThat(receipt.model().provenance().orElseThrow().settings())
                .containsEntry("seed", "1")
                .containsEntry("epochs", "3");
        assertThat(receipt.features())
                .extracting(Receipt.Feature::column)
                .containsExactly("destination", "distance", "origin", "scheduled");
        assertThat(receipt.settings()).containsEntry("scoring.split-rows", "4000");
        assertThat(receipt.reproducible().orElseThrow().answer()).isEqualTo("no");
        assertThat(receipt.cost().orElseThrow().phases())
                .extracting(Receipt.Phase::name)
                .containsExactly("plan", "score", "judge", "publish");
        assertThat(receipt.cost().orElseThrow().money().orElseThrow().amount()).isPositive();

        byte[] bytes = project.storage.read(location());
        assertThat(ReceiptSeal.of("r", bytes).stated())
                .contains(ReceiptSeal.of("r", bytes).computed());
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(Path.of("docs/schema/receipt.schema.json")))
                        .validate(new String(bytes, StandardCharsets.UTF_8), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void theRowDigestIsTheSameForOtherSplitsThreadsAndRowGroupsAndThatOfTheTable() {
        run();
        Receipt first = receipt();
        deliverInTwoFiles(receipt().inputs().get(0).location());
        project.threads = 1;
        run();
        Receipt second = receipt();
        assertThat(second.inputs()).hasSize(2);
        assertThat(second.table().sha256()).isNotEqualTo(first.table().sha256());
        assertThat(second.table().rowDigest())
                .isPresent()
                .isEqualTo(first.table().rowDigest());
        assertThat(second.table().rowDigest()).contains(digestOfTable());
    }

    @Test
    void aRunThatCostsMoreThanItsBudgetIsEnded() {
        project.receipts = new ReceiptPolicy(
                ReceiptPolicy.Digest.FOOTER,
                ReceiptPolicy.Keep.REFERENCE,
                "inputs",
                Optional.empty(),
                Optional.of(new ReceiptPolicy.Price(1e6, "USD", Optional.of(0.0001))),
                Optional::empty);
        assertThatThrownBy(this::run)
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED))
                .hasMessageContaining("and its budget is 1.0E-4 (cost.budget)");
        assertThat(project.isPublished()).isFalse();
    }

    private void run() {
        RunOptions options =
                new RunOptions(RunOptions.Published.REPLACE, Optional.empty(), "test", RunOptions.Patience.LOOK_ONCE);
        assertThat(project.nights()
                        .run(project.spec(), options, ProgressListener.silent())
                        .run()
                        .status())
                .isEqualTo(RunStatus.PUBLISHED);
    }

    private String location() {
        List<String> receipts = project.storage.list("output/flight-delay/date=" + RealNights.NIGHT).stream()
                .map(entry -> entry.location())
                .filter(location -> location.contains("_receipt-"))
                .toList();
        assertThat(receipts).hasSize(1);
        return receipts.get(0);
    }

    private Receipt receipt() {
        return ReceiptFile.read("r", project.storage.read(location()));
    }

    /** The same rows, and so other splits and other row groups. */
    private void deliverInTwoFiles(String input) {
        var source = new ParquetSource(project.storage);
        var sink = new ParquetSink(project.storage);
        var file = source.inspect(input);
        String stem = input.substring(0, input.length() - ".parquet".length());
        try (var reader = source.read(
                        new Split(0, file, 0, file.rowGroupRows().size(), 0, file.rows()), file.schema(), 5_000);
                var first = sink.create(stem + "_a.parquet", file.schema());
                var second = sink.create(stem + "_b.parquet", file.schema())) {
            first.write(reader.next().orElseThrow());
            for (var batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                second.write(batch.get());
            }
            first.finish();
            second.finish();
        }
        project.storage.delete(input);
    }

    private RowDigest digestOfTable() {
        var source = new ParquetSource(project.storage);
        var file = source.inspect(receipt().table().location());
        RowHash hash = new RowHash(file.schema());
        try (var reader =
                source.read(new Split(0, file, 0, file.rowGroupRows().size(), 0, file.rows()), file.schema(), 777)) {
            for (var batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                hash.add(batch.get());
            }
        }
        return hash.digest();
    }
}
