package io.nightjar.job;

import io.nightjar.ledger.Phase;
import io.nightjar.ledger.Settlement;
import io.nightjar.run.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Takes the time of each stage of a launch, and passes on what it hears. What comes before the first stage is planning. */
final class PhaseTimer extends ProgressRelay {
    private final LongSupplier nanoTime;
    private final List<Phase> done = new ArrayList<>();
    private String stage = "plan";
    private long since;
    private Optional<RunId> run = Optional.empty();
    private final List<Settlement> settlements = new ArrayList<>();
    private StageEvent event = StageEvent.begun();

    PhaseTimer(ProgressListener next, LongSupplier nanoTime) {
        super(next);
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    /** The run, once it had its identity. */
    synchronized Optional<RunId> run() {
        return run;
    }

    /** The phases up to now, the one under way too. */
    synchronized List<Phase> phases() {
        List<Phase> phases = new ArrayList<>(done);
        phases.add(new Phase(stage, seconds()));
        return phases;
    }

    /** The last stage has ended too. */
    synchronized void end() {
        event.ended(stage);
    }

    private double seconds() {
        return (nanoTime.getAsLong() - since) / 1e9;
    }

    @Override
    public void began(RunId id, int launch) {
        synchronized (this) {
            run = Optional.of(id);
        }
        super.began(id, launch);
    }

    @Override
    public void settled(Settlement one) {
        synchronized (this) {
            settlements.add(one);
        }
        super.settled(one);
    }

    /** What crashes left, of this night and of others, and was settled on the way. */
    synchronized List<Settlement> settlements() {
        return List.copyOf(settlements);
    }

    @Override
    public void stage(String name) {
        synchronized (this) {
            if (!name.equals(stage)) {
                done.add(new Phase(stage, seconds()));
                event.ended(stage);
                event = StageEvent.begun();
                stage = name;
                since = nanoTime.getAsLong();
            }
        }
        super.stage(name);
    }
}
