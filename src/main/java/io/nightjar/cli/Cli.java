package io.nightjar.cli;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: finds the command, carries it out, and turns how it ended into text and an exit code. */
public final class Cli {
    /** In the order in which help lists them. */
    private static final List<CommandGroup> GROUPS = List.of(
            new CommandGroup(
                    "The night",
                    List.of(
                            RunCommand.class,
                            PlanCommand.class,
                            BackfillCommand.class,
                            ApplyCommand.class,
                            RestartCommand.class,
                            StopCommand.class,
                            ReleaseCommand.class,
                            RollbackCommand.class,
                            AbandonCommand.class,
                            ForceFailCommand.class,
                            RecoverCommand.class,
                            PruneCommand.class,
                            HoldCommand.class,
                            UnholdCommand.class,
                            LedgerCommand.class,
                            ScheduleCommand.class)),
            new CommandGroup(
                    "What happened",
                    List.of(
                            StatusCommand.class,
                            RunsCommand.class,
                            ShowCommand.class,
                            LogsCommand.class,
                            ReportCommand.class,
                            ExplainCommand.class,
                            DiffCommand.class,
                            ReproduceCommand.class,
                            VerifyCommand.class,
                            LabelsCommand.class,
                            FairnessCommand.class,
                            AlertsCommand.class,
                            MetricsCommand.class,
                            GatesCommand.class)),
            new CommandGroup(
                    "Jobs",
                    List.of(
                            JobsCommand.class,
                            NewCommand.class,
                            ValidateCommand.class,
                            DescribeCommand.class,
                            ContractCommand.class)),
            new CommandGroup("Models", List.of(ModelsCommand.class, TrainCommand.class)),
            new CommandGroup(
                    "This installation",
                    List.of(DoctorCommand.class, ConfigCommand.class, TortureCommand.class, HelpCommand.class)));

    /** What other commands start, and help does not list. */
    private static final List<Class<?>> HIDDEN = List.of(TortureWatchCommand.class);

    private Cli() {}

    /** Carries out one command line and returns the process's exit code. Throws nothing. */
    public static int execute(
            String[] arguments, Console console, Surroundings surroundings, Services.Factory services) {
        if (!surroundings.variables().getOrDefault("NO_COLOR", "").isEmpty()) {
            console.withoutColours();
        }
        try (Session session = new Session(console, surroundings, services, List.of(arguments))) {
            return execute(arguments, session);
        }
    }

    /** Picocli hears of exceptions only; an error of the JVM would end the process with 1, the answer no. */
    private static int execute(String[] arguments, Session session) {
        try {
            return build(session).execute(arguments);
        } catch (Error e) {
            return ErrorText.report(e, session);
        }
    }

    /** The whole command line; for help and for tests. */
    static CommandLine build(Session session) {
        CommandLine line = new CommandLine(session.options(), new CommandFactory(session));
        for (CommandGroup group : GROUPS) {
            group.commands().forEach(line::addSubcommand);
        }
        HIDDEN.forEach(line::addSubcommand);
        line.setCommandName("nightjar");
        line.getCommandSpec().version(session.surroundings().version());
        line.setUsageHelpWidth(100);
        line.setAbbreviatedOptionsAllowed(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                session.console().colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        CommandList.install(line, GROUPS);
        line.setOut(session.console().writer());
        line.setErr(session.console().errorWriter());
        line.setParameterExceptionHandler((e, arguments) -> ErrorText.report(WrongUsage.of(e, arguments), session));
        line.setExecutionExceptionHandler((e, failed, parsed) -> ErrorText.report(e, session));
        line.setExecutionStrategy(parsed -> run(parsed, session));
        return line;
    }

    private static int run(CommandLine.ParseResult parsed, Session session) {
        if (session.options().debug) {
            LogSetup.debug();
        }
        if (!parsed.unmatched().isEmpty()) {
            // picocli forgives whatever stands beside --help.
            throw new UnmatchedArgumentException(parsed.commandSpec().commandLine(), parsed.unmatched());
        }
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** Commands get what they need through their constructor. */
    private record CommandFactory(Session session) implements IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Session.class) {
                    try {
                        return type.cast(constructor.newInstance(session));
                    } catch (InvocationTargetException e) {
                        throw new IllegalStateException(e.getCause());
                    }
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
