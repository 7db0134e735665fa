package io.nightjar.publish;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.security.PublicKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a receipt's file says of itself: the SHA-256 of its canonical form without the last two fields, and the signature of
 * that digest.
 *
 * @param computed the digest of what the file holds now
 * @param stated the digest in the file; empty in receipts of the first form, which had none
 * @param signature absent where it was not signed
 */
public record ReceiptSeal(String computed, Optional<String> stated, Optional<Signature> signature) {
    static final String DIGEST = "digest";
    static final String SIGNATURE = "signature";

    /**
     * A signature of the digest's 64 digits.
     *
     * @param key SHA-256 of the public key as X.509 encodes it: which one it was
     * @param value in base 64
     */
    public record Signature(String algorithm, String key, String value) {}

    /** What a look with a public key shows. */
    public enum Trust {
        UNSIGNED,
        /** Signed by the holder of this key. */
        GENUINE,
        /** Signed by another key. */
        OTHER_KEY,
        /** The signature is not of this digest. */
        FORGED
    }

    /** @throws NightjarException FILE_CORRUPT where it is no JSON object */
    public static ReceiptSeal of(String location, byte[] json) {
        JsonNode root = ReceiptFile.tree(location, json);
        if (!root.isObject()) {
            throw NightjarException.of(ErrorCode.FILE_CORRUPT, location + " is not a receipt.");
        }
        ObjectNode object = (ObjectNode) root;
        @Nullable JsonNode stated = object.remove(DIGEST);
        @Nullable JsonNode signature = object.remove(SIGNATURE);
        return new ReceiptSeal(
                ReceiptFile.digest(object),
                Optional.ofNullable(stated).map(JsonNode::asString),
                Optional.ofNullable(signature).map(ReceiptSeal::signature));
    }

    static Signature signature(JsonNode json) {
        return new Signature(
                json.path("algorithm").asString(""),
                json.path("key").asString(""),
                json.path("value").asString(""));
    }

    /** Whether the file is as it was written, as far as it can tell itself. */
    public boolean isWhole() {
        return stated.isEmpty() || stated.get().equals(computed);
    }

    /** @throws NightjarException DIGEST_DIFFERS where it was altered */
    public void requireWhole(String location) {
        if (!isWhole()) {
            throw NightjarException.of(
                            ErrorCode.DIGEST_DIFFERS,
                            location + " was altered since it was written: its fields have the digest " + computed
                                    + ", it says " + stated.orElse(""))
                    .notDone("Nothing was published.");
        }
    }

    /** Whose it is. */
    public Trust trust(PublicKey key) {
        if (signature.isEmpty()) {
            return Trust.UNSIGNED;
        }
        Signature given = signature.get();
        if (!given.key().equals(SigningKey.idOf(key))) {
            return Trust.OTHER_KEY;
        }
        return isWhole() && SigningKey.isSignature(key, computed, given.value()) ? Trust.GENUINE : Trust.FORGED;
    }
}
