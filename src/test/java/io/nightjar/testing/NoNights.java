package io.nightjar.testing;

import io.nightjar.job.Nights;
import io.nightjar.job.PlanSummary;
import io.nightjar.job.ProgressListener;
import io.nightjar.job.RunOptions;
import io.nightjar.job.RunOutcome;
import io.nightjar.ledger.Decision;
import io.nightjar.ledger.Lease;
import io.nightjar.ledger.Settlement;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.RunId;
import io.nightjar.run.RunSpec;
import io.nightjar.run.Waiver;
import java.util.List;
import java.util.Optional;

/** Nights of which a fake answers what its test asks; all else is not asked for. */
public abstract class NoNights implements Nights {
    @Override
    public RunOutcome run(RunSpec spec, RunOptions options, ProgressListener progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RunOutcome run(Lease lease, RunSpec spec, RunOptions options, ProgressListener progress) {
        return run(spec, options, progress);
    }

    @Override
    public RunOutcome restart(RunId run, String startedBy, ProgressListener progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RunOutcome rollback(
            String job, BusinessDate date, Optional<RunId> to, String startedBy, ProgressListener progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RunOutcome release(RunId run, Waiver waiver, ProgressListener progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PlanSummary plan(RunSpec spec) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Settlement> recover() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Settlement decide(RunId run, Decision decision) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void requestStop() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
