package io.nightjar.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code state/owner.json}: who has the embedded ledger open, for those who find it locked. The lock is the file's. */
final class OwnerFile {
    private final Path file;
    private final JsonMapper json = JsonMapper.shared();

    OwnerFile(Path stateFolder) {
        this.file = stateFolder.resolve("owner.json");
    }

    void write(Owner owner) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("host", owner.process().host());
        fields.put("pid", owner.process().pid());
        fields.put("start", owner.process().start());
        fields.put("boot", owner.process().boot());
        fields.put("since", owner.since().toString());
        fields.put("command", owner.command());
        Path beside = file.resolveSibling("owner.json.new");
        try {
            Files.write(beside, json.writeValueAsBytes(fields));
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty where there is none or it is no owner file. */
    Optional<Owner> read() {
        try {
            JsonNode fields = json.readTree(Files.readAllBytes(file));
            return Optional.of(new Owner(
                    new ProcessIdentity(
                            fields.required("host").stringValue(),
                            fields.required("pid").longValue(),
                            fields.required("start").stringValue(),
                            fields.required("boot").stringValue()),
                    Instant.parse(fields.required("since").stringValue()),
                    fields.required("command").stringValue()));
        } catch (IOException | JacksonException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Where it stays it harms nobody: whoever locks the ledger next writes it anew, and only then is it read. */
    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // The ledger must be closed all the same.
        }
    }
}
