package io.nightjar.parquet;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;

/**
 * A column chunk, for messages.
 *
 * @param location of the file
 * @param column its name
 * @param rowGroup from 0
 */
record Place(String location, String column, int rowGroup) {

    NightjarException damaged(String what) {
        return NightjarException.of(ErrorCode.FILE_CORRUPT, text() + " is damaged: " + what);
    }

    NightjarException damaged(Throwable cause) {
        return NightjarException.of(ErrorCode.FILE_CORRUPT, text() + " is damaged: it cannot be decoded", cause);
    }

    NightjarException unsupported(String why) {
        return NightjarException.of(ErrorCode.FILE_UNSUPPORTED, text() + " cannot be read: " + why);
    }

    NightjarException refused(String what) {
        return NightjarException.of(ErrorCode.VALUE_REFUSED, text() + " holds " + what);
    }

    private String text() {
        return location + ": column " + column + " in row group " + rowGroup;
    }
}
