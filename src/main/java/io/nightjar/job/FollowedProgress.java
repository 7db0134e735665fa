package io.nightjar.job;

import io.nightjar.publish.Receipt;
import io.nightjar.quality.QualityReport;
import io.nightjar.run.RunId;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Tells those who follow a launch what it says, once it has its identity. They hear it first, and cannot harm it. */
final class FollowedProgress extends ProgressRelay {
    private final BiFunction<RunId, Integer, List<ProgressListener>> follow;
    private volatile List<ProgressListener> followers = List.of();

    /** @param follow who follows the launch of that run and number */
    FollowedProgress(ProgressListener next, BiFunction<RunId, Integer, List<ProgressListener>> follow) {
        super(next);
        this.follow = follow;
    }

    @Override
    public void began(RunId run, int launch) {
        super.began(run, launch);
        followers = follow.apply(run, launch);
    }

    @Override
    public void prepared(NightContent night) {
        each(follower -> follower.prepared(night));
        super.prepared(night);
    }

    @Override
    public void stage(String name) {
        each(follower -> follower.stage(name));
        super.stage(name);
    }

    @Override
    public void judged(QualityReport report) {
        each(follower -> follower.judged(report));
        super.judged(report);
    }

    @Override
    public void published(Receipt receipt) {
        each(follower -> follower.published(receipt));
        super.published(receipt);
    }

    private void each(Consumer<ProgressListener> told) {
        for (ProgressListener follower : followers) {
            WatchedNights.guarded(follower.getClass().getSimpleName(), () -> told.accept(follower));
        }
    }
}
