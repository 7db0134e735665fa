package io.nightjar.publish;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A receipt and the very file that holds it. A receipt that is published again keeps the bytes it had, and with them its
 * digest and signature.
 *
 * @param json the whole file
 */
public record SealedReceipt(Receipt receipt, String json) {

    /** With its digest, and with a signature where there is a key. */
    public static SealedReceipt of(Receipt receipt, Optional<SigningKey> key) {
        return new SealedReceipt(receipt, ReceiptFile.text(receipt, key));
    }

    /**
     * As it was stored.
     *
     * @param location for the message
     * @throws io.nightjar.error.NightjarException FILE_CORRUPT or FILE_UNSUPPORTED where it cannot be read, DIGEST_DIFFERS
     *     where it was altered since it was written
     */
    public static SealedReceipt stored(String location, byte[] json) {
        Receipt receipt = ReceiptFile.read(location, json);
        ReceiptSeal.of(location, json).requireWhole(location);
        return new SealedReceipt(receipt, new String(json, StandardCharsets.UTF_8));
    }

    public byte[] bytes() {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
