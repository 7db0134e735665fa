package io.nightjar.cli;

import io.nightjar.config.InputSample;
import io.nightjar.config.JobFile;
import io.nightjar.config.JobFileTemplate;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.model.ModelBundle;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.JobDefinition.ModelRef;
import io.nightjar.run.PathPattern;
import io.nightjar.table.DataFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "new",
        header = "write a job file for a table and a model",
        description = {"", "Reads one footer and the model's features; never overwrites a file."},
        footer = {
            "",
            "Example:",
            "  nightjar new tonight --input 'data/flights/date={date}' --model flight-delay@1 --key flight_id"
        })
final class NewCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "JOB", description = "its name: lower-case letters, digits, dashes")
    String job = "";

    @Option(
            names = "--input",
            paramLabel = "PATTERN",
            required = true,
            description = "folder of a date, with {date} or {date:yyyyMMdd} in it")
    String input = "";

    @Option(names = "--model", paramLabel = "NAME@V", required = true, description = "one of nightjar models list")
    String model = "";

    @Option(
            names = "--key",
            paramLabel = "COL",
            split = ",",
            description = "columns that name a row; guessed where not given")
    List<String> key = new ArrayList<>();

    @Option(names = "--files", paramLabel = "GLOB", defaultValue = "*.parquet", description = "default: *.parquet")
    String files = "*.parquet";

    NewCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (!job.matches("[a-z0-9][a-z0-9-]*")) {
            throw usage("'" + job + "' is no job name; use lower-case letters, digits and dashes");
        }
        Path file = session.jobs().file(job);
        refuseExisting(file);
        PathPattern pattern = parse(input);
        ModelBundle bundle = session.services().models().open(ref());
        DataFile sample = sample(pattern);
        String text = new JobFileTemplate(job, pattern, files, bundle, sample, key).text();
        JobDefinition written = JobFile.parse(
                job,
                text,
                session.settings().root().show(file),
                session.settings().zone());
        JobColumns.check(written, bundle, sample);
        write(file, text);
        session.console()
                .print("wrote " + session.settings().root().show(file) + ", from the columns of " + sample.location());
        if (key.isEmpty()) {
            session.console()
                    .print("  the key was guessed: "
                            + String.join(", ", written.input().key()) + "; look whether it names a row");
        }
        session.suggest(
                "nightjar validate " + job, "nightjar plan " + job + " --date D", "nightjar run " + job + " --date D");
        return ExitStatus.OK.code();
    }

    private DataFile sample(PathPattern pattern) {
        InputSample samples =
                new InputSample(session.services().storage(), session.services().tables());
        return samples.of(pattern, files).orElseThrow(() -> samples.otherForm(pattern, files)
                .map(other -> NightjarException.of(
                                ErrorCode.INPUT_MISSING,
                                "no folder like " + pattern + " holds a file named " + files
                                        + "; the folders there are like " + other)
                        .notDone("No job file was written.")
                        .next(again(other)))
                .orElseGet(() -> NightjarException.of(
                                ErrorCode.INPUT_MISSING,
                                "no folder like " + pattern + ", for example "
                                        + pattern.on(BusinessDate.yesterday(
                                                session.clock(),
                                                session.settings().zone()))
                                        + ", holds a file named " + files)
                        .notDone("No job file was written.")
                        .next("nightjar new --help")));
    }

    /** The same command with another pattern. */
    private String again(PathPattern pattern) {
        return "nightjar new " + job + " --input '" + pattern + "' --model " + model
                + (key.isEmpty() ? "" : " --key " + String.join(",", key))
                + (files.equals("*.parquet") ? "" : " --files '" + files + "'");
    }

    private void refuseExisting(Path file) {
        if (Files.exists(file)) {
            throw exists(file);
        }
    }

    private NightjarException exists(Path file) {
        return NightjarException.of(
                        ErrorCode.FILE_EXISTS, session.settings().root().show(file) + " is there already")
                .notDone("It was not changed.")
                .next("nightjar describe " + job);
    }

    private PathPattern parse(String text) {
        try {
            return new PathPattern(text);
        } catch (IllegalArgumentException e) {
            throw usage("--input " + e.getMessage());
        }
    }

    private ModelRef ref() {
        try {
            return JobFile.modelRef(model);
        } catch (IllegalArgumentException e) {
            throw NightjarException.of(ErrorCode.USAGE, "--model '" + model + "' names no version; write NAME@VERSION")
                    .notDone("No job file was written.")
                    .next("nightjar models list");
        }
    }

    private static NightjarException usage(String message) {
        return NightjarException.of(ErrorCode.USAGE, message)
                .notDone("No job file was written.")
                .next("nightjar new --help");
    }

    private void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw exists(file);
        } catch (IOException e) {
            throw NightjarException.of(ErrorCode.STORAGE_FAILED, file + " cannot be written", e)
                    .notDone("No job file was written.")
                    .next("nightjar doctor");
        }
    }
}
