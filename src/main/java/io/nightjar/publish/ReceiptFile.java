package io.nightjar.publish;

/** A receipt as JSON: versioned, fields in one order, equal receipts give equal bytes. */
@SuppressWarnings("DoNotCallSuggester")
public final class ReceiptFile {
    private ReceiptFile() {}

    public static byte[] write(Receipt receipt) {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads a receipt back.
     *
     * @param location for the message
     * @throws io.nightjar.error.NightjarException FILE_CORRUPT where it is no receipt, FILE_UNSUPPORTED where its form
     *     is newer
     */
    public static Receipt read(String location, byte[] json) {
        throw new UnsupportedOperationException();
    }
}
