package io.nightjar.rebuild;

import io.nightjar.publish.Receipt;

/**
 * A receipt that is whole.
 *
 * @param sha256 of its file
 * @param place in which of the two folders it lies
 */
record FoundReceipt(String location, Receipt receipt, String sha256, Place place) {

    /** Where receipts lie. */
    enum Place {
        /** Beside the published table. */
        OUTPUT,
        HISTORY
    }
}
