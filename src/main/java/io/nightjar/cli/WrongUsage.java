package io.nightjar.cli;

import io.nightjar.config.NearestName;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that is none, in our words, with the nearest one that is. */
final class WrongUsage {
    private WrongUsage() {}

    static NightjarException of(ParameterException e, String... arguments) {
        CommandLine command = e.getCommandLine();
        Optional<NightjarException> unknown = e instanceof UnmatchedArgumentException unmatched
                ? unknown(command, unmatched.getUnmatched().get(0), List.of(arguments))
                : Optional.empty();
        return unknown.or(() -> missing(e, List.of(arguments)))
                .orElseGet(() -> usage(String.valueOf(e.getMessage())))
                .next(command.getCommandSpec().qualifiedName() + " --help");
    }

    /** What was typed, with what it lacks, to be filled in. */
    private static Optional<NightjarException> missing(ParameterException e, List<String> arguments) {
        if (!(e instanceof MissingParameterException lacking)) {
            return Optional.empty();
        }
        Stream<String> typed =
                arguments.stream().map(argument -> argument.matches("[\\w@./:=+,%-]+") ? argument : quoted(argument));
        Stream<String> absent = lacking.getMissing().stream()
                .map(argument -> argument instanceof OptionSpec option
                        ? option.longestName() + " " + option.paramLabel()
                        : argument.paramLabel());
        return Optional.of(usage(String.valueOf(e.getMessage()))
                .next("nightjar " + Stream.concat(typed, absent).collect(Collectors.joining(" "))));
    }

    private static String quoted(String argument) {
        return "'" + argument.replace("'", "'\\''") + "'";
    }

    private static Optional<NightjarException> unknown(CommandLine command, String typed, List<String> arguments) {
        if (typed.startsWith("-")) {
            String name = typed.replaceFirst("=.*", "");
            Set<String> options = command.getCommandSpec().optionsMap().keySet();
            return Optional.of(refuse(
                    command.getCommandSpec().qualifiedName() + " has no option '" + name + "'",
                    name,
                    options,
                    arguments));
        }
        Set<String> commands = command.getSubcommands().keySet();
        return commands.isEmpty()
                ? Optional.empty()
                : Optional.of(refuse("there is no command '" + typed + "'", typed, commands, arguments));
    }

    private static NightjarException refuse(String what, String typed, Set<String> known, List<String> arguments) {
        NightjarException refused = usage(what + NearestName.hint(typed, known));
        return NearestName.to(typed, known)
                .map(nearest -> refused.next("nightjar " + String.join(" ", replaced(arguments, typed, nearest))))
                .orElse(refused);
    }

    private static List<String> replaced(List<String> arguments, String typed, String nearest) {
        List<String> all = new ArrayList<>(arguments);
        all.replaceAll(argument -> argument.equals(typed) || argument.startsWith(typed + "=")
                ? nearest + argument.substring(typed.length())
                : argument);
        return all;
    }

    private static NightjarException usage(String message) {
        return NightjarException.of(ErrorCode.USAGE, message).notDone("Nothing was run.");
    }
}
