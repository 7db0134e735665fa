package io.nightjar.alert;

import io.nightjar.report.LabelHistory;
import io.nightjar.run.BusinessDate;
import io.nightjar.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** Of which dates labels have been joined, as the reports of a job say. */
record LabelledDates(Storage storage, String reports) {

    Predicate<BusinessDate> of(String job) {
        String file = reports + "/" + job + "/" + LabelHistory.FILE;
        LabelHistory known = storage.find(file).isPresent()
                ? LabelHistory.fromJson(new String(storage.read(file), StandardCharsets.UTF_8))
                : LabelHistory.NONE;
        return date ->
                known.of(date.toString()).filter(night -> night.labelled() > 0).isPresent();
    }
}
