package io.nightjar.publish;

import java.util.function.Consumer;

/** Lets only the owner of a job and date commit. */
public interface Fence {

    /**
     * Locks the lease, checks that it is still ours, does the work while the lock is held, and makes what the work
     * recorded durable. Nobody else can take the lease before this returns.
     *
     * @throws io.nightjar.error.NightjarException LEASE_LOST where it is no longer ours: the work was not begun
     */
    void hold(Consumer<CommitLog> work);
}
