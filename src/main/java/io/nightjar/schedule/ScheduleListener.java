package io.nightjar.schedule;

/** Hears what happens in a scheduler. Called from several threads; must neither block nor close the scheduler. */
@FunctionalInterface
public interface ScheduleListener {
    void heard(ScheduleEvent event);
}
