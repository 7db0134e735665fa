package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.config.JobFolder;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.PublicationRecord;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs as the cells of tables. */
final class RunRows {
    private static final Set<ExitStatus> WITH_THE_INPUT =
            EnumSet.of(ExitStatus.NOT_READY, ExitStatus.CONTRACT, ExitStatus.MODEL);

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

    /** Those of them that say they go on though nobody works on them any more, as far as can be told from here. */
    static Set<RunId> deserted(Stream<RunRecord> runs, LedgerReader ledger) {
        return runs.filter(run -> run.status() == RunStatus.RUNNING || run.status() == RunStatus.PUBLISHING)
                .filter(ledger.runs()::isDeserted)
                .map(RunRecord::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those of them that were published and whose table another run, or nothing, has replaced. */
    static Set<RunId> superseded(Stream<RunRecord> runs, LedgerReader ledger) {
        Map<String, Set<RunId>> inPlace = new HashMap<>();
        return runs.filter(run -> run.status() == RunStatus.PUBLISHED)
                .filter(run -> !inPlace.computeIfAbsent(run.job(), job -> inPlace(job, ledger))
                        .contains(run.id()))
                .map(RunRecord::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<RunId> inPlace(String job, LedgerReader ledger) {
        return ledger.publications().current(job).stream()
                .map(PublicationRecord::run)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How it stands; for people also that its process is gone, or that its table stands in place no more. */
    static Cell status(RunRecord run, Set<RunId> deserted, Set<RunId> superseded) {
        if (superseded.contains(run.id())) {
            return new Cell("superseded", Optional.of(run.status().label()), Optional.of(Style.FAINT));
        }
        Cell cell = status(run.status());
        return deserted.contains(run.id())
                ? new Cell(cell.text() + ", process gone", cell.value(), Optional.of(Style.BAD))
                : cell;
    }

    private static Cell status(RunStatus status) {
        Style style =
                switch (status) {
                    case PUBLISHED -> Style.GOOD;
                    case RUNNING, PUBLISHING, STOPPED -> Style.WARNING;
                    case HELD, FAILED -> Style.BAD;
                    case ABANDONED, SCRATCH -> Style.FAINT;
                };
        return Cell.of(status.label()).styled(style);
    }

    /** The same, where it may have lost its process: whoever runs the night mends it and goes on. */
    static String next(RunRecord run, Set<RunId> deserted) {
        return deserted.contains(run.id()) && run.status() == RunStatus.RUNNING
                ? "nightjar run " + run.job() + " --date " + run.date()
                : next(run);
    }

    /** The command that this run asks for. */
    static String next(RunRecord run) {
        String date = run.job() + " --date " + run.date();
        return switch (run.status()) {
            case PUBLISHED -> "nightjar report " + run.id();
            case HELD -> "nightjar report " + run.id();
            case RUNNING -> "nightjar show " + run.id();
            case PUBLISHING -> "nightjar recover";
            case FAILED -> isWorthRestarting(run) ? "nightjar restart " + run.id() : "nightjar run " + date;
            case STOPPED -> "nightjar restart " + run.id();
            case ABANDONED, SCRATCH -> "nightjar status";
        };
    }

    /** With the plan it had. Not where input or model are at fault: mended, they are others than the plan has. */
    private static boolean isWorthRestarting(RunRecord run) {
        return !run.planDigest().isEmpty()
                && Stream.of(ErrorCode.values())
                        .filter(code -> run.errorCode().equals(Optional.of(code.code())))
                        .map(ErrorCode::exit)
                        .noneMatch(WITH_THE_INPUT::contains);
    }
}
