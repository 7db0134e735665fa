package io.nightjar.cli;

import io.nightjar.alert.Alerts;
import io.nightjar.alert.Alerts.Sent;
import io.nightjar.alert.OpenCondition;
import io.nightjar.cli.Console.Style;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.ConditionKey;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.Told;
import io.nightjar.metrics.TextFile;
import io.nightjar.run.AlertChannel;
import io.nightjar.run.BusinessDate;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "alerts",
        header = "what is the matter with which night, and who was told",
        description = {
            "",
            "Lists what is failed, held, late or missing now, as ledger and calendar say; changes nothing. Exits 1 where"
                    + " something is that nobody has acknowledged. Where messages go is set by 'alerts.…' in nightjar.yaml"
                    + " and in job files: docs/alerts.md."
        },
        subcommands = {AlertsCommand.Check.class, AlertsCommand.Test.class, AlertsCommand.Acknowledge.class},
        footer = {"", "Example:", "  nightjar alerts", "  nightjar alerts test email"})
final class AlertsCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--json", description = "as JSON")
    boolean json;

    AlertsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<OpenCondition> open = open();
        TextTable table = TextTable.of("night", "condition", "since", "error_code", "told", "reason");
        RunRows rows = new RunRows(session);
        for (OpenCondition one : open) {
            ConditionKey key = one.condition().key();
            table.row(
                    Cell.of(key.night()),
                    Cell.of(key.kind().label()).styled(one.acknowledged().isPresent() ? Style.FAINT : Style.BAD),
                    Cell.of(one.since(), rows.zone(key.job())),
                    Cell.of(one.condition().code()),
                    Cell.of(told(one)),
                    Cell.of(one.condition().reason()));
        }
        if (json) {
            table.printJson(session.console());
        } else if (open.isEmpty()) {
            session.console().print("nothing is failed, held, late or missing");
        } else {
            table.print(session.console());
            session.suggest("nightjar status", "nightjar alerts acknowledge JOB@DATE");
        }
        boolean news = open.stream().anyMatch(one -> one.acknowledged().isEmpty());
        return (news ? ExitStatus.NO : ExitStatus.OK).code();
    }

    private List<OpenCondition> open() {
        try (LedgerReader ledger = session.services().ledger()) {
            return session.services().alerts().open(ledger);
        }
    }

    private static String told(OpenCondition one) {
        String channels =
                one.told().stream().map(told -> told.channel() + outcome(told)).collect(Collectors.joining(", "));
        String told = channels.isEmpty() ? "nobody" : channels;
        return one.acknowledged().isPresent() ? told + "; acknowledged" : told;
    }

    private static String outcome(Told told) {
        return told.failure().map(why -> " not: " + why).orElse("");
    }

    /** What was sent and what was not; 1 where something was not. */
    private static int print(List<Sent> all, Session session, OutcomeText.Form form, String nothing) {
        TextTable table = TextTable.of("channel", "sent", "about");
        for (Sent sent : all) {
            table.row(
                    Cell.of(sent.channel().label()),
                    sent.failure()
                            .map(why -> new Cell("no: " + why, why, Optional.of(Style.BAD)))
                            .orElse(new Cell("yes", null, Optional.of(Style.GOOD))),
                    Cell.of(sent.about()));
        }
        if (form == OutcomeText.Form.JSON) {
            table.printJson(session.console());
        } else if (table.isEmpty()) {
            session.console().print(nothing);
        } else {
            table.print(session.console());
        }
        boolean failed = all.stream().anyMatch(sent -> sent.failure().isPresent());
        return (failed ? ExitStatus.NO : ExitStatus.OK).code();
    }

    private static OutcomeText.Form form(boolean json) {
        return json ? OutcomeText.Form.JSON : OutcomeText.Form.TEXT;
    }

    @Command(
            name = "check",
            header = "look now, and send what is owed; for cron",
            description = {
                "",
                "A run looks when it ends, and the scheduler once a minute. Where cron starts the runs, nobody looks for"
                        + " nights that are late or missing but this: let cron do it every ten minutes. Exits 1 where"
                        + " something could not be sent."
            },
            footer = {"", "Example:", "  nightjar alerts check"})
    static final class Check implements Callable<Integer> {
        private final Session session;

        @Option(names = "--json", description = "as JSON")
        boolean json;

        Check(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            Alerts alerts = session.services().alerts();
            boolean needed;
            try (LedgerReader ledger = session.services().ledger()) {
                needed = alerts.isNeeded(ledger);
            }
            List<Sent> sent = needed ? alerts.look() : List.of();
            session.services().status().refresh();
            session.settings()
                    .metricsTextFile()
                    .ifPresent(folder -> new TextFile(folder, session.services().metrics()).write());
            return print(sent, session, form(json), "nothing to send");
        }
    }

    @Command(
            name = "test",
            header = "send a test message by the channels of the settings, or by one of them",
            footer = {"", "Example:", "  nightjar alerts test slack"})
    static final class Test implements Callable<Integer> {
        private final Session session;

        @Parameters(arity = "0..1", paramLabel = "CHANNEL", description = "webhook, slack, email or command")
        @Nullable
        AlertChannel channel;

        @Option(names = "--json", description = "as JSON")
        boolean json;

        Test(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            List<Sent> sent = session.services().alerts().test(Optional.ofNullable(channel));
            if (sent.isEmpty()) {
                throw NightjarException.of(
                                ErrorCode.USAGE,
                                channel == null
                                        ? "no channel has an address in the settings"
                                        : "'" + channel.label() + "' has no address in the settings")
                        .notDone("Nothing was sent.")
                        .next("nightjar config keys");
            }
            return print(sent, session, form(json), "");
        }
    }

    @Command(
            name = "acknowledge",
            header = "tell nobody again of what is the matter with a night, before it recovers",
            footer = {"", "Example:", "  nightjar alerts acknowledge flight-delay@2001-05-08"})
    static final class Acknowledge implements Callable<Integer> {
        private final Session session;

        @Parameters(paramLabel = "JOB@DATE", description = "a night")
        @Nullable
        String night;

        Acknowledge(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            String text = java.util.Objects.requireNonNull(night);
            int at = text.indexOf('@');
            BusinessDate date;
            try {
                date = new BusinessDate(LocalDate.parse(text.substring(at + 1)));
            } catch (DateTimeParseException e) {
                throw wrong(text);
            }
            if (at < 1) {
                throw wrong(text);
            }
            List<ConditionKey> done = session.services().alerts().acknowledge(text.substring(0, at), date);
            done.forEach(key -> session.console().print("acknowledged " + key));
            if (done.isEmpty()) {
                session.console().print("nothing is the matter with " + text);
            }
            session.suggest("nightjar alerts");
            return (done.isEmpty() ? ExitStatus.NO : ExitStatus.OK).code();
        }

        private static NightjarException wrong(String text) {
            return NightjarException.of(
                            ErrorCode.USAGE, "'" + text + "' is not JOB@DATE, as in flight-delay@2001-05-08")
                    .next("nightjar alerts");
        }
    }
}
