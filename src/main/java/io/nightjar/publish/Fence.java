package io.nightjar.publish;

import java.util.function.Consumer;

/** Lets only the owner of a job and date commit. */
public interface Fence {

    /** What it is held for. */
    enum Purpose {
        INTENT(Step.INTENT_LOCK, Step.INTENT_COMMIT),
        PUBLISH(Step.PUBLISH_LOCK, Step.PUBLISH_COMMIT),
        TIDY(Step.TIDY_LOCK, Step.TIDY_COMMIT),
        WITHDRAW(Step.WITHDRAW_LOCK, Step.WITHDRAW_COMMIT),
        SETTLE(Step.SETTLE_LOCK, Step.SETTLE_COMMIT);

        private final Step lock;
        private final Step commit;

        Purpose(Step lock, Step commit) {
            this.lock = lock;
            this.commit = commit;
        }

        /** Locks the lease and checks its token. */
        public Step lock() {
            return lock;
        }

        /** Makes durable what was recorded and lets the lease go. */
        public Step commit() {
            return commit;
        }
    }

    /**
     * Locks the lease, checks that it is still ours, does the work while the lock is held, and makes what the work
     * recorded durable. Nobody else can take the lease before this returns.
     *
     * @throws io.nightjar.error.NightjarException LEASE_LOST where it is no longer ours: the work was not begun
     */
    void hold(Purpose purpose, Consumer<CommitLog> work);
}
