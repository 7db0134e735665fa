package io.nightjar.schedule;

import java.util.function.Consumer;
import org.quartz.Job;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;

/** What Quartz calls at a due instant. The database knows this class by its name: do not move it. */
final class Wake implements Job {
    private final Consumer<JobDataMap> woken;

    Wake(Consumer<JobDataMap> woken) {
        this.woken = woken;
    }

    @Override
    public void execute(JobExecutionContext context) {
        woken.accept(context.getMergedJobDataMap());
    }
}
