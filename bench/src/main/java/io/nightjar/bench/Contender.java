package io.nightjar.bench;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/**
 * One engine with one number of threads.
 *
 * @param name of the engine
 * @param threads how many it may use
 * @param date how much of a table it gets: all, or a fifth where all would take too long
 * @param enters which workloads it can do at all
 * @param start its command line
 * @param scores below its folder, as a pattern; empty where it scores nothing
 * @param clock what its time is
 */
record Contender(
        String name, int threads, String date, Predicate<Workload> enters, Start start, String scores, Clock clock) {

    /** Which time counts. */
    enum Clock {
        /** The whole process. */
        PROCESS,
        /** What the process says of a second pass in the same session. */
        WARM
    }

    interface Start {
        List<String> command(Workload workload, Task task) throws IOException;
    }

    /** The same on another part of the table. */
    Contender on(String otherDate) {
        return new Contender(name, threads, otherDate, enters, start, scores, clock);
    }

    /** Whether it takes part where all are only checked: one number of threads of each, Spark where goals speak of it. */
    boolean isChecked(Workload workload) {
        boolean spark = name.startsWith("spark");
        return threads == 2 && (!spark || clock == Clock.PROCESS && "ae".contains(workload.name()));
    }

    /** Whether it is Nightjar, which owes Tribuo's very bits. */
    boolean isOurs() {
        return List.of(Contenders.ENGINE, Contenders.COUNTED, Contenders.PROFILED, Contenders.PRODUCT)
                .contains(name);
    }

    /** Rows it scores, of a table of so many. */
    long rows(long all) {
        return date.equals(Folders.FIFTH) ? all / 5 : all;
    }

    String label() {
        return name + ", " + threads + (threads == 1 ? " thread" : " threads");
    }

    /** File name of its results. */
    String slug() {
        return (name + "-" + threads).replaceAll("[^a-z0-9]+", "-");
    }
}
