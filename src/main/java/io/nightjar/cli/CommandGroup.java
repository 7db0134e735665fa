package io.nightjar.cli;

import java.util.List;

/** Commands that belong together in the help. */
record CommandGroup(String title, List<Class<?>> commands) {
    CommandGroup {
        commands = List.copyOf(commands);
    }
}
