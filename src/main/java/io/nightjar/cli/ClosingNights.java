package io.nightjar.cli;

import io.nightjar.job.Nights;
import io.nightjar.job.PlanSummary;
import io.nightjar.job.ProgressListener;
import io.nightjar.job.RunOptions;
import io.nightjar.job.RunOutcome;
import io.nightjar.ledger.Lease;
import io.nightjar.ledger.Settlement;
import io.nightjar.run.RunId;
import io.nightjar.run.RunSpec;
import java.util.List;

/** Nights that close, with themselves, everything that was made for them. */
record ClosingNights(Nights nights, Services services) implements Nights {
    @Override
    public RunOutcome run(RunSpec spec, RunOptions options, ProgressListener progress) {
        return nights.run(spec, options, progress);
    }

    @Override
    public RunOutcome run(Lease lease, RunSpec spec, RunOptions options, ProgressListener progress) {
        return nights.run(lease, spec, options, progress);
    }

    @Override
    public RunOutcome restart(RunId run, String startedBy, ProgressListener progress) {
        return nights.restart(run, startedBy, progress);
    }

    @Override
    public PlanSummary plan(RunSpec spec) {
        return nights.plan(spec);
    }

    @Override
    public List<Settlement> recover() {
        return nights.recover();
    }

    @Override
    public void requestStop() {
        nights.requestStop();
    }

    @Override
    public void close() {
        services.close();
    }
}
