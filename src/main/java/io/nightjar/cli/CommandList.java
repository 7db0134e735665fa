package io.nightjar.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The list of commands in the help: grouped, one line each. */
final class CommandList {
    private static final int NAME_WIDTH = 12;

    private CommandList() {}

    static void install(CommandLine line, List<CommandGroup> groups) {
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        usage.sectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, help -> render(help, groups));
        usage.commandListHeading("");
    }

    private static String render(Help help, List<CommandGroup> groups) {
        Map<String, Help> commands = help.subcommands();
        StringBuilder text = new StringBuilder();
        for (CommandGroup group : groups) {
            text.append(System.lineSeparator())
                    .append(help.colorScheme().ansi().text("@|bold " + group.title() + "|@"))
                    .append(System.lineSeparator());
            for (Class<?> type : group.commands()) {
                String name = type.getAnnotation(Command.class).name();
                Help command = commands.get(name);
                if (command != null) {
                    text.append("  ")
                            .append(name)
                            .append(" ".repeat(Math.max(1, NAME_WIDTH - name.length())))
                            .append(command.header().strip())
                            .append(System.lineSeparator());
                }
            }
        }
        return text.toString();
    }
}
