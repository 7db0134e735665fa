package io.nightjar.cli;

import io.nightjar.config.JobFolder;
import io.nightjar.config.ProjectRoot;
import io.nightjar.config.Settings;
import io.nightjar.config.SettingsLayers;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.run.BusinessDate;
import io.nightjar.run.JobDefinition;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One command line being carried out: its options, and what they lead to, found when it is first asked for. */
final class Session implements AutoCloseable {
    private final Console console;
    private final Surroundings surroundings;
    private final Services.Factory factory;
    private final List<String> arguments;
    private final RootCommand options = new RootCommand();
    private @Nullable Settings settings;
    private @Nullable Services services;

    Session(Console console, Surroundings surroundings, Services.Factory factory, List<String> arguments) {
        this.arguments = List.copyOf(arguments);
        this.console = console;
        this.surroundings = surroundings;
        this.factory = factory;
    }

    RootCommand options() {
        return options;
    }

    /** The words of the command line. */
    List<String> arguments() {
        return arguments;
    }

    Console console() {
        return console;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Clock clock() {
        return surroundings.clock();
    }

    /** The settings in force. */
    Settings settings() {
        if (settings == null) {
            ProjectRoot root = ProjectRoot.find(
                    Optional.ofNullable(options.project),
                    surroundings.variables(),
                    surroundings.workingFolder(),
                    surroundings.launcherFolder());
            Settings loaded = SettingsLayers.of(
                            root,
                            Optional.ofNullable(options.environment)
                                    .or(() -> Optional.ofNullable(
                                            surroundings.variables().get("NIGHTJAR_ENV"))),
                            surroundings.variables(),
                            options.assignments)
                    .load();
            console.maskWith(loaded.mask()::apply);
            LogMask.add(loaded.mask());
            settings = loaded;
        }
        return settings;
    }

    /** The settings, where they were found before something failed. */
    Optional<Settings> settingsFound() {
        return Optional.ofNullable(settings);
    }

    JobFolder jobs() {
        return new JobFolder(settings());
    }

    Services services() {
        if (services == null) {
            services = openServices();
        }
        return services;
    }

    /** Another set, which the caller closes. */
    Services openServices() {
        return factory.open(settings(), String.join(" ", arguments));
    }

    /** The date of {@code --date} in the job's zone; yesterday where there is none. */
    BusinessDate date(@Nullable String text, JobDefinition job) {
        if (text == null) {
            return BusinessDate.yesterday(clock(), job.zone());
        }
        BusinessDate date;
        try {
            date = BusinessDate.parse(text, clock(), job.zone());
        } catch (IllegalArgumentException e) {
            throw wrongDate("--date " + e.getMessage(), job);
        }
        LocalDate today = LocalDate.now(clock().withZone(job.zone()));
        if (date.date().isAfter(today)) {
            throw wrongDate("--date " + date + " lies after today, " + today + " in " + job.zone(), job);
        }
        return date;
    }

    private NightjarException wrongDate(String message, JobDefinition job) {
        return NightjarException.of(ErrorCode.USAGE, message)
                .notDone("Nothing was run.")
                .next("nightjar plan " + job.name() + " --date " + BusinessDate.yesterday(clock(), job.zone()));
    }

    /** A command as the person would type it here. */
    String command(String command) {
        return command.replaceFirst(
                "^(\\./)?nightjar(?= |$)", surroundings.program().replace("$", "\\$"));
    }

    /** The last line of an answer. */
    void suggest(String... commands) {
        for (String command : commands) {
            console.print(console.styled(Console.Style.FAINT, "next: ") + command(command));
        }
    }

    @Override
    public void close() {
        if (services != null) {
            services.close();
        }
    }
}
