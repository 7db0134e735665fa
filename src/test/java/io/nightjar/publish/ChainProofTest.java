package io.nightjar.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.publish.Check.State;
import io.nightjar.run.RunId;
import io.nightjar.testing.KeyTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chain that is signed from its second record on, and those who would like it otherwise. */
class ChainProofTest {
    @TempDir
    static Path mine;

    @TempDir
    static Path theirs;

    private static SigningKey key;
    private static SigningKey another;

    @BeforeAll
    static void makeKeys() throws IOException {
        key = key(mine);
        another = key(theirs);
    }

    private static SigningKey key(Path folder) throws IOException {
        byte[] store = Files.readAllBytes(KeyTool.keyStore(folder));
        return SigningKey.of("nightjar.p12", store, KeyTool.PASSWORD.toCharArray(), "nightjar");
    }

    @Test
    void aSignedRecordVouchesForThoseBeforeItAndItsDigestIsThatOfAnUnsignedOne() {
        List<String> lines = lines("ann", Optional.empty(), Optional.of(key), Optional.of(key));

        assertThat(checks(lines))
                .contains("holds 2 by the key of the certificate; the 1 before them are vouched for by these");
        assertThat(ChainRecord.of(lines.get(1)).digest())
                .isEqualTo(ChainRecord.of(ChainRecord.of(lines.get(1)).line(Optional.empty()))
                        .digest());
    }

    @Test
    void aChainWrittenAnewByWhoHasNoKeyOrAnotherIsFound() {
        assertThat(checks(lines("bob", Optional.empty(), Optional.empty(), Optional.empty())))
                .contains("broken no record has one, and a certificate was given");
        assertThat(checks(lines("bob", Optional.empty(), Optional.of(another), Optional.of(another))))
                .contains("broken record 2 is signed by another key, " + another.id());
        List<String> mixed = new ArrayList<>(lines("ann", Optional.empty(), Optional.of(key), Optional.empty()));
        assertThat(checks(mixed)).contains("broken record 3 has no signature, and records before it have");
        List<String> forged = new ArrayList<>(lines("bob", Optional.empty(), Optional.of(key), Optional.of(key)));
        String honest = lines("ann", Optional.empty(), Optional.of(key), Optional.of(key))
                .get(2);
        forged.set(2, signatureOf(honest, forged.get(2)));
        assertThat(checks(forged)).contains("broken record 3 has a signature that is not of this record");
    }

    private static String signatureOf(String from, String to) {
        String value = from.replaceFirst(".*\"value\":\"([^\"]*)\".*", "$1");
        return to.replaceFirst("\"value\":\"[^\"]*\"", "\"value\":\"" + value + "\"");
    }

    @SafeVarargs
    private static List<String> lines(String by, Optional<SigningKey>... keys) {
        List<String> lines = new ArrayList<>();
        String previous = ChainRecord.NONE;
        for (Optional<SigningKey> signer : keys) {
            ChainRecord record = new ChainRecord(
                    lines.size() + 1,
                    Receipts.JOB,
                    Receipts.DATE,
                    new RunId("a1b2c3d4e5f6"),
                    ChainRecord.Action.WAIVER,
                    Optional.empty(),
                    Optional.empty(),
                    Instant.parse("2001-05-09T01:00:00Z"),
                    by,
                    "storm",
                    previous);
            lines.add(record.line(signer));
            previous = record.digest();
        }
        return lines;
    }

    private static List<String> checks(List<String> lines) {
        List<Check> checks = new ArrayList<>();
        ChainProof links = new ChainProof(checks);
        links.signatures(links.of("here", lines, line -> Optional.empty()), Optional.of(key.publicKey()));
        assertThat(checks.get(0).state()).isEqualTo(State.HOLDS);
        return checks.stream()
                .map(check -> check.state().label() + " " + check.detail())
                .toList();
    }
}
