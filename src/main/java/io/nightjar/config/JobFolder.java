package io.nightjar.config;

import io.nightjar.calendar.BusinessCalendar;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.Aliases;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.JobDefinition.ModelRef;
import io.nightjar.run.Schedule;
import io.nightjar.storage.ProjectStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's job files. */
public final class JobFolder {
    private static final String ENDING = ".yaml";

    private final Settings settings;

    public JobFolder(Settings settings) {
        this.settings = settings;
    }

    /** Names of all jobs, sorted; whether their files are valid is not looked at. */
    public List<String> names() {
        return names(settings.jobsFolder());
    }

    static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw NightjarException.of(ErrorCode.STORAGE_FAILED, folder + " cannot be listed", e);
        }
    }

    /**
     * Reads one job.
     *
     * @throws NightjarException UNKNOWN_JOB; JOB_INVALID listing every problem; UNKNOWN_MODEL where its alias stands for nothing
     */
    public JobDefinition load(String job) {
        Path file = file(job);
        if (!names().contains(job)) {
            throw NightjarException.of(
                            ErrorCode.UNKNOWN_JOB,
                            "there is no job '" + job + "'" + NearestName.hint(job, names()) + " (looked for "
                                    + settings.root().show(file) + ")")
                    .notDone("Nothing was run.")
                    .next("nightjar jobs");
        }
        JobDefinition definition = JobFile.load(file, settings.root().show(file), settings.zone());
        return definition
                .alias()
                .map(alias -> definition.scoredBy(version(definition, alias)))
                .orElse(definition);
    }

    private ModelRef version(JobDefinition job, String alias) {
        Aliases aliases = new Aliases(new ProjectStorage(settings.root().path()), settings.models());
        return aliases.find(job.model().name(), alias).orElseThrow(() -> NightjarException.of(
                        ErrorCode.UNKNOWN_MODEL,
                        "job '" + job.name() + "' is scored by " + job.model().name() + "@" + alias
                                + ", an alias that no version was given")
                .notDone("Nothing was run.")
                .next("nightjar models promote " + job.model().name() + "@1 --as " + alias + " --reason TEXT")
                .next("nightjar models list"));
    }

    /**
     * Reads a job as a run recorded it. What an alias stood for then the run recorded too: here it is of version 0.
     *
     * @throws NightjarException JOB_INVALID where this program no longer accepts it
     */
    public JobDefinition parse(String job, String text) {
        return JobFile.parse(job, text, "the recorded job " + job, settings.zone());
    }

    /**
     * The business days of a schedule.
     *
     * @throws NightjarException CALENDAR_INVALID where one that it names is missing or not valid
     */
    public BusinessCalendar calendar(Schedule schedule) {
        return new CalendarFolder(settings).joint(schedule.dates().calendars());
    }

    /** Where a job's file is or would be. */
    public Path file(String job) {
        return settings.jobsFolder().resolve(job + ENDING);
    }
}
