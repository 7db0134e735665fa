package io.nightjar.schedule;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.job.RecordedProof;
import io.nightjar.ledger.Proof;
import io.nightjar.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Finds every run the same, unless a test has other wishes. */
final class FakeProver implements Prover {
    final List<String> proved = new CopyOnWriteArrayList<>();
    private volatile Consumer<RunId> before = run -> {};
    private volatile Proof.Answer answer = Proof.Answer.SAME;
    private volatile Optional<CountDownLatch> untilStopped = Optional.empty();

    FakeProver answering(Proof.Answer other) {
        answer = other;
        return this;
    }

    /** Something to do, or to throw, when a proof begins. */
    FakeProver beginningWith(Consumer<RunId> action) {
        before = action;
        return this;
    }

    /** The next proof goes on until it is asked to stop. */
    FakeProver endless() {
        untilStopped = Optional.of(new CountDownLatch(1));
        return this;
    }

    @Override
    public Proof prove(RecordedProof wanted, double share) {
        proved.add(wanted.job() + "@" + wanted.date() + " " + share);
        before.accept(wanted.run());
        Optional<CountDownLatch> wait = untilStopped;
        if (wait.isPresent()) {
            FakeNights.await(wait.get());
            untilStopped = Optional.empty();
            throw NightjarException.of(ErrorCode.STOPPED, "stopped on request");
        }
        return new Proof(
                wanted.run(),
                wanted.job(),
                wanted.date(),
                wanted.by(),
                Instant.parse("2001-05-09T07:20:00Z"),
                answer,
                1,
                12,
                100,
                0.5,
                Optional.empty(),
                answer == Proof.Answer.SAME ? "" : "row 7 (from 0), column score, differs first");
    }

    @Override
    public void requestStop() {
        untilStopped.ifPresent(CountDownLatch::countDown);
    }

    @Override
    public void close() {}
}
