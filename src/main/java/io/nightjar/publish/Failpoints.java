package io.nightjar.publish;

import java.util.function.Supplier;

/** Who is told that a publication has come to a {@link Failpoint}. It may never return, or throw. */
@FunctionalInterface
public interface Failpoints {
    /** What production uses. */
    Failpoints NONE = point -> {};

    void reached(Failpoint point);

    /** Does a step between its two failpoints. */
    default void around(Step step, Runnable work) {
        reached(step.before());
        work.run();
        reached(step.after());
    }

    /** The same for a step that gives something. */
    default <T> T around(Step step, Supplier<T> work) {
        reached(step.before());
        T result = work.get();
        reached(step.after());
        return result;
    }
}
