package io.nightjar.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.run.RunId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiptFileTest {
    private static final Receipt RECEIPT = Receipts.receipt(
            new RunId("a1b2c3d4e5f6"),
            new Receipt.Table("output/flight-delay/date=2001-05-08/scores.parquet", 29, 232, "2".repeat(64)),
            Optional.empty(),
            new Receipt.Rows(30, 29, 1));

    @Test
    void aReceiptComesBackAsItWasWritten() {
        assertThat(ReceiptFile.read("r", ReceiptFile.write(RECEIPT))).isEqualTo(RECEIPT);
    }

    @Test
    void itsVersionComesFirstAndItsFieldsKeepTheirOrder() {
        assertThat(new String(ReceiptFile.write(RECEIPT), StandardCharsets.UTF_8))
                .startsWith("""
                        {
                          "receiptVersion" : 2,
                          "run" : "a1b2c3d4e5f6",
                          "date" : "2001-05-08",
                          "launch" : {
                            "number" : 1,
                            "startedBy" : "cron"
                          },
                          "job" : {
                            "name" : "flight-delay",
                        """)
                .contains("""
                          "libraries" : {
                            "parquet-hadoop" : "1.18.1",
                            "tribuo-core" : "4.3.2",
                            "zstd-jni" : "1.5.7-15"
                          },
                        """)
                .contains("\"modified\" : \"2026-01-02T03:04:05.123456789Z\"")
                .contains("\"rejects\" : null")
                .contains("# ä € \\\"quoted\\\"\\n")
                .contains("\"ended\" : \"2001-05-09T01:00:04.250Z\"")
                .containsPattern("\n  \"digest\" : \"[0-9a-f]{64}\"\n}\n$")
                .doesNotContain("\r");
    }

    @Test
    void aNewerFormIsRefusedRatherThanMisread() {
        String newer = new String(ReceiptFile.write(RECEIPT), StandardCharsets.UTF_8)
                .replace("\"receiptVersion\" : 2", "\"receiptVersion\" : 3");
        refused(
                newer,
                ErrorCode.FILE_UNSUPPORTED,
                "output/r.json is a receipt of form 3, which a newer Nightjar wrote.");
    }

    @Test
    void aReceiptOfTheFirstFormIsReadAsBeforeAndHasNoDigestToCheck() throws IOException {
        byte[] first = firstForm();
        Receipt read = ReceiptFile.read("r", first);
        assertThat(read.run()).hasToString("b0a6cad491f4");
        assertThat(read.table().rowDigest()).isEmpty();
        assertThat(read.cost()).isEmpty();
        assertThat(read.features()).isEmpty();
        SealedReceipt stored = SealedReceipt.stored("r", first);
        assertThat(stored.bytes()).isEqualTo(first);
        assertThat(ReceiptSeal.of("r", first).stated()).isEmpty();
    }

    @Test
    void bothFormsKeepToTheSchema() throws IOException {
        assertThat(schemaErrors(firstForm())).isEmpty();
        assertThat(schemaErrors(ReceiptFile.write(RECEIPT))).isEmpty();
        String withoutCost =
                new String(ReceiptFile.write(RECEIPT), StandardCharsets.UTF_8).replace("\"cost\" :", "\"costs\" :");
        assertThat(schemaErrors(withoutCost.getBytes(StandardCharsets.UTF_8)))
                .anyMatch(error -> error.contains("'cost'"))
                .anyMatch(error -> error.contains("'costs'"));
    }

    private static byte[] firstForm() throws IOException {
        try (InputStream in = ReceiptFileTest.class.getResourceAsStream("receipt-1.json")) {
            return java.util.Objects.requireNonNull(in).readAllBytes();
        }
    }

    private static List<String> schemaErrors(byte[] receipt) throws IOException {
        String schema = Files.readString(Path.of("docs/schema/receipt.schema.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(new String(receipt, StandardCharsets.UTF_8), InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void whatIsNoWholeReceiptIsNamedAsSuch() {
        String whole = new String(ReceiptFile.write(RECEIPT), StandardCharsets.UTF_8);
        refused("{}", ErrorCode.FILE_CORRUPT, "output/r.json is not a receipt.");
        refused("[1]", ErrorCode.FILE_CORRUPT, "output/r.json is not a receipt.");
        refused(whole.substring(0, 200), ErrorCode.FILE_CORRUPT, "output/r.json is not a whole receipt.");
        refused(whole.replace("a1b2c3d4e5f6", "nonsense"), ErrorCode.FILE_CORRUPT, "not a whole receipt");
        refused(whole.replace("\"scoringPath\"", "\"other\""), ErrorCode.FILE_CORRUPT, "not a whole receipt");
    }

    private static void refused(String text, ErrorCode code, String message) {
        assertThatThrownBy(() -> ReceiptFile.read("output/r.json", text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        NightjarException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }
}
