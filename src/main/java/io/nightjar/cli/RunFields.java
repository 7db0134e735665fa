package io.nightjar.cli;

import io.nightjar.ledger.Hold;
import io.nightjar.run.RunRecord;

/** A run for programs. */
final class RunFields {
    private RunFields() {}

    static Json.Fields of(RunRecord run) {
        return new Json.Fields()
                .put("run", run.id().value())
                .put("job", run.job())
                .put("date", run.date().toString())
                .put("status", run.status().label())
                .put("verdict", run.verdict())
                .put("model", run.model())
                .put("rows_read", run.rowsRead())
                .put("rows_scored", run.rowsScored())
                .put("rows_rejected", run.rowsRejected())
                .put("launches", run.launches())
                .put("started", run.started())
                .put("ended", run.ended())
                .put("plan_digest", run.planDigest())
                .put("table_digest", run.tableDigest())
                .put("error_code", run.errorCode())
                .put("error_message", run.errorMessage());
    }

    static Json.Fields of(Hold hold) {
        return new Json.Fields()
                .put("reason", hold.reason())
                .put("by", hold.by())
                .put("at", hold.at());
    }
}
