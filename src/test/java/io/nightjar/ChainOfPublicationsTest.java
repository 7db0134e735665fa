package io.nightjar;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.Project.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night published, published again and rolled back; then somebody is at the chain. */
class ChainOfPublicationsTest {
    private static final String NIGHT = "2001-05-08";

    @TempDir
    static Path folder;

    private static Project project;
    private static Path file;
    private static List<String> records;

    @BeforeAll
    static void publish() throws IOException {
        project = new Project(folder);
        project.flights(NIGHT);
        assertThat(project.night(NIGHT).exit()).isZero();
        project.flights("2001-05-07", NIGHT, "late.parquet");
        assertThat(project.night(NIGHT, "--rerun", "--started-by", "cron").exit())
                .isZero();
        assertThat(project.run("rollback", Project.JOB, "--date", NIGHT).exit()).isZero();
        file = folder.resolve("output/flight-delay/_chain.jsonl");
        records = Files.readAllLines(file);
    }

    @AfterEach
    void putBack() throws IOException {
        Files.write(file, records);
    }

    @Test
    void everyPublicationIsARecordWithTheDigestOfTheOneBefore() {
        assertThat(records).hasSize(3);
        assertThat(records.get(0))
                .contains("\"action\":\"publish\"", "\"previous\":\"" + "0".repeat(64), "\"receipt\":\"");
        assertThat(records.get(1)).contains("\"action\":\"publish\"", "\"sequence\":2", digest(records.get(0)));
        assertThat(records.get(2)).contains("\"action\":\"rollback\"", digest(records.get(1)));
        Ended whole = verify();
        assertThat(whole.exit()).as(whole.all()).isZero();
        assertThat(whole.out()).contains("3 records", "file and ledger are the same", "3 are those of the chain");
        assertThat(verify("--expect-head", digest(records.get(2))).exit()).isZero();
        assertThat(verify("--expect-head", digest(records.get(0))).out()).contains("which has grown since");
    }

    @Test
    void anAlteredAMissingAndAnInsertedRecordAreEachFoundAndNamed() throws IOException {
        broken(List.of(records.get(0), records.get(1).replace("\"by\":\"cron\"", "\"by\":\"dawn\""), records.get(2)))
                .contains("record 2 of output/flight-delay/_chain.jsonl was altered");
        broken(List.of(records.get(0), records.get(2)))
                .contains("record 2 of output/flight-delay/_chain.jsonl has sequence 3: a record before it is missing");
        broken(records.subList(0, 2)).contains("lacks the last 1 of the ledger's records");
        List<String> twice = new ArrayList<>(records);
        twice.add(1, records.get(0));
        broken(twice).contains("record 2 of output/flight-delay/_chain.jsonl has sequence 1");
        broken(Collections.nCopies(1, "{}"))
                .contains("was altered: its fields do not have the digest")
                .containsPattern("unknown +head +not known: no record before the altered one");
        Files.delete(file);
        assertThat(verify().out()).contains("_chain.jsonl is gone; the ledger has 3 records");
    }

    @Test
    void withoutTheLedgerAChainThatWasCutOffIsFoundByTheHeadThatSomebodyNoted() throws IOException {
        Files.write(file, records.subList(0, 2));
        String[] elsewhere = {"--set", "folders.state=state-of-nobody"};
        Ended blind = verify(elsewhere);
        assertThat(blind.exit()).as(blind.all()).isZero();
        assertThat(blind.out()).containsPattern("unknown +chain +no ledger knows this chain");
        Ended seen = verify("--expect-head", digest(records.get(2)), elsewhere[0], elsewhere[1]);
        assertThat(seen.exit()).isEqualTo(50);
        assertThat(seen.out()).contains("it was cut off, or the chain was made anew");
    }

    @Test
    void aReceiptThatWasWrittenAnewWithADigestOfItsOwnIsNotThatOfTheChain() throws IOException {
        Path receipt;
        try (var files = Files.list(project.table(NIGHT).getParent())) {
            receipt = files.filter(found -> found.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
        String text = Files.readString(receipt);
        Files.writeString(receipt, text + "\n");
        try {
            assertThat(verify().out()).containsPattern("broken +receipt +.*it was altered");
        } finally {
            Files.writeString(receipt, text);
        }
    }

    private static String digest(String record) {
        return record.replaceAll(".*\"digest\":\"([0-9a-f]{64})\".*", "$1");
    }

    private org.assertj.core.api.AbstractStringAssert<?> broken(List<String> lines) throws IOException {
        Files.write(file, lines);
        Ended found = verify();
        assertThat(found.exit()).as(found.all()).isEqualTo(50);
        return assertThat(found.out());
    }

    private static Ended verify(String... more) {
        List<String> arguments = new ArrayList<>(List.of("verify", "--chain", Project.JOB));
        arguments.addAll(List.of(more));
        return project.run(arguments.toArray(String[]::new));
    }
}
