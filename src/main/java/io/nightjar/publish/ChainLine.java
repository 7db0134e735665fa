package io.nightjar.publish;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.publish.ReceiptSeal.Signature;
import io.nightjar.storage.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One record of a chain as its line has it, whatever it records: canonical JSON (RFC 8785) with its digest and maybe a signature of
 * that. The digest is of all other fields: a chain whose records are signed from some day on stays one chain.
 *
 * @param fields without digest and signature
 */
record ChainLine(ObjectNode fields, String digest, Optional<Signature> signature) {
    private static final String DIGEST = "digest";
    private static final String SIGNATURE = "signature";

    static String digest(ObjectNode fields) {
        return Sha256.of(CanonicalJson.of(fields).getBytes(StandardCharsets.UTF_8));
    }

    /** The whole line, without its end. */
    static String write(ObjectNode fields, Optional<SigningKey> key) {
        ObjectNode sealed = fields.deepCopy();
        String digest = digest(fields);
        sealed.put(DIGEST, digest);
        key.ifPresent(signer -> sealed.putObject(SIGNATURE)
                .put("algorithm", SigningKey.ALGORITHM)
                .put("key", signer.id())
                .put("value", signer.sign(digest)));
        return CanonicalJson.of(sealed);
    }

    /** @throws NightjarException FILE_CORRUPT where it is none, DIGEST_DIFFERS where it was altered */
    static ChainLine read(String line) {
        try {
            ObjectNode fields = (ObjectNode) JsonMapper.shared().readTree(line);
            @Nullable JsonNode stated = fields.remove(DIGEST);
            @Nullable JsonNode signature = fields.remove(SIGNATURE);
            String digest = digest(fields);
            if (stated == null || !stated.asString("").equals(digest)) {
                throw NightjarException.of(
                        ErrorCode.DIGEST_DIFFERS, "its fields do not have the digest that it states");
            }
            return new ChainLine(fields, digest, Optional.ofNullable(signature).map(ReceiptSeal::signature));
        } catch (JacksonException | ClassCastException e) {
            throw NightjarException.of(ErrorCode.FILE_CORRUPT, "it is no record of a chain", e);
        }
    }

    long sequence() {
        return fields.path("sequence").asLong(0);
    }

    String previous() {
        return fields.path("previous").asString("");
    }
}
