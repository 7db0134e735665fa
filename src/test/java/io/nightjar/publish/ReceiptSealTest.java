package io.nightjar.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.publish.ReceiptSeal.Trust;
import io.nightjar.run.RunId;
import io.nightjar.testing.KeyTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptSealTest {
    private static final Receipt RECEIPT = Receipts.receipt(
            new RunId("a1b2c3d4e5f6"),
            new Receipt.Table("output/flight-delay/date=2001-05-08/scores.parquet", 29, 232, "2".repeat(64)),
            Optional.empty(),
            new Receipt.Rows(30, 29, 1));

    @TempDir
    static Path folder;

    private static SigningKey key;

    @BeforeAll
    static void makeKey() throws IOException {
        byte[] store = Files.readAllBytes(KeyTool.keyStore(folder));
        key = SigningKey.of("nightjar.p12", store, KeyTool.PASSWORD.toCharArray(), "nightjar");
    }

    @Test
    void aReceiptHoldsItsOwnDigestWhateverItsSpaces() {
        SealedReceipt sealed = SealedReceipt.of(RECEIPT, Optional.empty());
        assertThat(ReceiptSeal.of("r", sealed.bytes()).isWhole()).isTrue();
        byte[] dense = sealed.json().replaceAll("\n *", "").getBytes(StandardCharsets.UTF_8);
        assertThat(ReceiptSeal.of("r", dense).isWhole()).isTrue();
    }

    @Test
    void aChangedFieldIsFoundByTheReceiptAlone() {
        String json = SealedReceipt.of(RECEIPT, Optional.empty()).json();
        for (String changed : List.of(
                json.replace("\"scored\" : 29", "\"scored\" : 30"),
                json.replace("\"outcome\" : \"warned\"", "\"outcome\" : \"passed\""),
                json.replace("\"cpuHours\" : 0.002083", "\"cpuHours\" : 0.002084"),
                json.replace("\"run\" :", "\"note\" : \"\", \"run\" :"))) {
            assertThat(changed).isNotEqualTo(json);
            byte[] bytes = changed.getBytes(StandardCharsets.UTF_8);
            assertThat(ReceiptSeal.of("r", bytes).isWhole()).isFalse();
            assertThatThrownBy(() -> SealedReceipt.stored("output/r.json", bytes))
                    .isInstanceOfSatisfying(
                            NightjarException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DIGEST_DIFFERS))
                    .hasMessageContaining("output/r.json was altered since it was written");
        }
    }

    @Test
    void aSignatureSaysWhoseItIs() throws IOException {
        PublicKey publicKey = key.publicKey();
        SealedReceipt signed = SealedReceipt.of(RECEIPT, Optional.of(key));
        assertThat(ReceiptSeal.of("r", signed.bytes()).trust(publicKey)).isEqualTo(Trust.GENUINE);
        assertThat(SealedReceipt.of(RECEIPT, Optional.of(key))).isEqualTo(signed);
        assertThat(ReceiptSeal.of("r", ReceiptFile.write(RECEIPT)).trust(publicKey))
                .isEqualTo(Trust.UNSIGNED);
        assertThat(ReceiptFile.read("r", signed.bytes())).isEqualTo(RECEIPT);
        // Somebody changes a field and the digest with it, and lets the signature stand.
        String changed = signed.json().replace("\"scored\" : 29", "\"scored\" : 30");
        String digest =
                ReceiptSeal.of("r", changed.getBytes(StandardCharsets.UTF_8)).computed();
        String forged = changed.replaceFirst(
                "\"digest\" : \"[0-9a-f]{64}\",\n  \"signature\"", "\"digest\" : \"" + digest + "\",\n  \"signature\"");
        ReceiptSeal seal = ReceiptSeal.of("r", forged.getBytes(StandardCharsets.UTF_8));
        assertThat(seal.isWhole()).isTrue();
        assertThat(seal.trust(publicKey)).isEqualTo(Trust.FORGED);
        String others = signed.json().replace(key.id(), "0".repeat(64));
        assertThat(ReceiptSeal.of("r", others.getBytes(StandardCharsets.UTF_8)).trust(publicKey))
                .isEqualTo(Trust.OTHER_KEY);
    }

    @Test
    void aKeyStoreThatCannotBeOpenedIsNamed() throws IOException {
        byte[] store = Files.readAllBytes(folder.resolve("nightjar.p12"));
        assertThatThrownBy(() -> SigningKey.of("keys.p12", store, "other".toCharArray(), "nightjar"))
                .hasMessageContaining("receipts.key-store: keys.p12: it cannot be opened with the password");
        assertThatThrownBy(() -> SigningKey.of("keys.p12", store, "secret-word".toCharArray(), "another"))
                .hasMessageContaining("it holds no key 'another'");
    }
}
