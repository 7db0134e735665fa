package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.config.JobFolder;
import io.nightjar.error.NightjarException;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** Runs as the cells of tables. */
final class RunRows {
    private final JobFolder jobs;
    private final ZoneId fallback;
    private final Map<String, ZoneId> zones = new HashMap<>();

    RunRows(Session session) {
        this.jobs = session.jobs();
        this.fallback = session.settings().zone();
    }

    /** A job's zone; the setting's for jobs that are gone or not valid. */
    ZoneId zone(String job) {
        return zones.computeIfAbsent(job, name -> {
            try {
                return jobs.load(name).zone();
            } catch (NightjarException e) {
                return fallback;
            }
        });
    }

    static Cell status(RunStatus status) {
        Style style =
                switch (status) {
                    case PUBLISHED -> Style.GOOD;
                    case RUNNING, PUBLISHING, STOPPED -> Style.WARNING;
                    case HELD, FAILED -> Style.BAD;
                    case ABANDONED, SCRATCH -> Style.FAINT;
                };
        return Cell.of(status.label()).styled(style);
    }

    /** The command that this run asks for. */
    static String next(RunRecord run) {
        String date = run.job() + " --date " + run.date();
        return switch (run.status()) {
            case PUBLISHED -> "nightjar report " + run.id();
            case HELD -> "nightjar report " + run.id();
            case RUNNING -> "nightjar show " + run.id();
            case PUBLISHING -> "nightjar recover";
            case FAILED -> run.planDigest().isEmpty() ? "nightjar run " + date : "nightjar restart " + run.id();
            case STOPPED -> "nightjar restart " + run.id();
            case ABANDONED, SCRATCH -> "nightjar status";
        };
    }
}
