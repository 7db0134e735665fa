package io.nightjar.publish;

import java.util.List;

/** The record of publications. It is only given out by a {@link Fence}, so that nobody else can write it. */
public interface CommitLog {

    /** The run is about to publish this. */
    void intend(Intent intent);

    /** The table is in place; what was published before for this date is superseded. */
    void complete(Intent intent);

    /** The chain of a job up to now, a record a line; nobody appends to it until the fence lets go. */
    List<String> chain(String job);

    /** The table is not in place and will not be by this intent; the run can be restarted. */
    void withdraw(Intent intent);
}
