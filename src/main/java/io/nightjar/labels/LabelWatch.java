package io.nightjar.labels;

import io.nightjar.error.NightjarException;
import io.nightjar.job.NightEnd;
import io.nightjar.job.NightWatch;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.JobDefinition.Labels;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, after every night of a job, for labels that have come since: of the dates before it that are not mature, and of
 * some that should have been.
 */
public final class LabelWatch implements NightWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LabelWatch.class);
    private static final int DAYS_OF_GRACE = 30;

    private final LateLabels labels;
    private final Function<String, JobDefinition> jobs;

    public LabelWatch(LateLabels labels, Function<String, JobDefinition> jobs) {
        this.labels = labels;
        this.jobs = jobs;
    }

    @Override
    public void ended(NightEnd end) {
        JobDefinition job = jobs.apply(end.job());
        if (job.labels().isEmpty()) {
            return;
        }
        Labels of = job.labels().get();
        LocalDate last = end.date().date();
        LocalDate first = last.minusDays(of.matureAfter() + (long) DAYS_OF_GRACE);
        List<BusinessDate> dates = labels.arrived(job, first, last);
        dates.forEach(date -> look(job, date));
        // Made again, a night has a new report, which its mature labels do not stand in yet.
        if (!dates.contains(end.date()) && labels.hasArrived(job, end.date())) {
            look(job, end.date());
        }
    }

    /** One date whose labels cannot be read keeps nobody from the others. */
    private void look(JobDefinition job, BusinessDate date) {
        try {
            labels.look(job, date);
        } catch (NightjarException e) {
            LOG.warn("labels of {}@{} were not joined: {}", job.name(), date, e.getMessage());
        }
    }
}
