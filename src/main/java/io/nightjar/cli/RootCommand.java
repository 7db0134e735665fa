package io.nightjar.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its name. */
@Command(
        name = "nightjar",
        header = "Scores a night's data with a trained model and publishes the result so that it can be trusted.",
        synopsisHeading = "%nUsage: ",
        customSynopsis = "nightjar COMMAND [options]",
        optionListHeading = "%nEvery command takes:%n",
        footer = {
            "",
            "Example:",
            "  nightjar run flight-delay --date 2001-05-08",
            "",
            "More: nightjar COMMAND --help, nightjar help exit-codes, nightjar help NJ-CODE."
        })
final class RootCommand {

    @Option(
            names = "--project",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "the folder of nightjar.yaml; else NIGHTJAR_HOME, else the folders above")
    @Nullable
    Path project;

    @Option(
            names = "--env",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "lay nightjar.NAME.yaml over the settings")
    @Nullable
    String environment;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "one setting, above all others; may be repeated")
    List<String> assignments = new ArrayList<>();

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "stack traces, and log lines on standard error")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "this text")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "version and commit")
    boolean version;
}
