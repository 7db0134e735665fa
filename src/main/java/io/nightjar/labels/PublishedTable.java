package io.nightjar.labels;

import io.nightjar.ledger.PublicationRecord;
import io.nightjar.model.Signature;
import io.nightjar.publish.Receipt;
import io.nightjar.run.JobDefinition;
import io.nightjar.scoring.ClassColumns;
import io.nightjar.table.DataFile;

/**
 * What was published for a date.
 *
 * @param record of the publication
 * @param receipt written beside it
 * @param job as it was when it was scored
 * @param signature of the model that scored it
 * @param file the table
 */
record PublishedTable(
        PublicationRecord record, Receipt receipt, JobDefinition job, Signature signature, DataFile file) {
    static final String PREDICTION = "prediction";

    static String scoreColumn(String label) {
        return ClassColumns.nameOf(label);
    }
}
