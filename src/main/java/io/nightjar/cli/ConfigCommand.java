package io.nightjar.cli;

import io.nightjar.config.Setting;
import io.nightjar.config.Settings;
import io.nightjar.error.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "config",
        header = "the settings: what holds, and where each comes from",
        subcommands = {ConfigCommand.Show.class, ConfigCommand.Keys.class},
        footer = {"", "Example:", "  nightjar config show"})
final class ConfigCommand implements Callable<Integer> {
    private final Session session;

    ConfigCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return new Show(session).call();
    }

    @Command(
            name = "show",
            header = "every setting, its value and its origin",
            footer = {"", "Example:", "  nightjar config show --env production"})
    static final class Show implements Callable<Integer> {
        private final Session session;

        @Option(names = "--json", description = "as JSON")
        boolean json;

        Show(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            TextTable table = TextTable.of("key", "value", "origin");
            for (Settings.Value value : session.settings().all()) {
                if (value.setting().isForTests() && value.origin().equals("default")) {
                    continue;
                }
                table.row(Cell.of(value.setting().key()), Cell.of(value.text()), Cell.of(value.origin()));
            }
            if (json) {
                table.printJson(session.console());
            } else {
                session.console().print("project  " + session.settings().root().path());
                table.print(session.console());
                session.suggest("nightjar config keys");
            }
            return ExitStatus.OK.code();
        }
    }

    @Command(
            name = "keys",
            header = "what each setting is for, its default and its variable",
            footer = {"", "Example:", "  nightjar config keys"})
    static final class Keys implements Callable<Integer> {
        private final Session session;

        @Option(names = "--json", description = "as JSON")
        boolean json;

        Keys(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            TextTable table = TextTable.of("key", "default", "variable", "meaning");
            for (Setting setting : Setting.documented()) {
                table.row(
                        Cell.of(setting.key()),
                        Cell.of(setting.fallback()),
                        Cell.of(setting.variable()),
                        Cell.of(setting.meaning()));
            }
            if (json) {
                table.printJson(session.console());
            } else {
                table.print(session.console());
                session.suggest("nightjar config show");
            }
            return ExitStatus.OK.code();
        }
    }
}
