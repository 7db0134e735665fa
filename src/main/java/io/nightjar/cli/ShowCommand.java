package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.ledger.Hold;
import io.nightjar.ledger.Launch;
import io.nightjar.ledger.LedgerReader;
import io.nightjar.ledger.Plan;
import io.nightjar.ledger.Proof;
import io.nightjar.ledger.PublicationRecord;
import io.nightjar.ledger.SplitRecord;
import io.nightjar.publish.Receipt;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.RunId;
import io.nightjar.run.RunRecord;
import io.nightjar.run.RunStatus;
import io.nightjar.run.Waiver;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        header = "one run in full",
        footer = {"", "Example:", "  nightjar show flight-delay@2001-05-08"})
final class ShowCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "RUN", description = RunNames.DESCRIPTION)
    @Nullable
    String run;

    @Option(names = "--json", description = "as JSON")
    boolean json;

    /** What the ledger says of it. */
    private record Found(
            RunRecord run,
            Set<RunId> deserted,
            Set<RunId> superseded,
            Optional<Plan> plan,
            List<SplitRecord> splits,
            List<Launch> launches,
            Optional<PublicationRecord> publication,
            Optional<Waiver> waiver,
            Optional<Hold> hold,
            Optional<Proof> proof,
            Optional<ReportedDrift> drift,
            Optional<String> inputChange) {}

    ShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Found found = find();
        if (json) {
            session.console().print(Json.text(fields(found)));
        } else {
            print(found);
        }
        return ExitStatus.OK.code();
    }

    private Found find() {
        try (LedgerReader ledger = session.services().ledger()) {
            RunRecord record = ledger.runs().find(java.util.Objects.requireNonNull(run));
            return new Found(
                    record,
                    RunRows.deserted(Stream.of(record), ledger),
                    RunRows.superseded(Stream.of(record), ledger),
                    ledger.plans().plan(record.id()),
                    ledger.plans().finished(record.id()),
                    ledger.runs().launches(record.id()),
                    ledger.publications().of(record.id()),
                    ledger.runs().waiver(record.id()),
                    ledger.holds().of(record.id()),
                    ledger.proofs().of(record.id()),
                    ReportedDrift.of(session, record),
                    inputChange(record, ledger));
        }
    }

    /** Also of a run that failed: it tells why it cannot be restarted. */
    private Optional<String> inputChange(RunRecord record, LedgerReader ledger) {
        try {
            JobDefinition job = session.jobs().load(record.job());
            return InputState.change(job, record.date(), record.id(), ledger, session);
        } catch (NightjarException noJobFileAnyMore) {
            return Optional.empty();
        }
    }

    private void print(Found found) {
        Console console = session.console();
        RunRecord record = found.run();
        ZoneId zone = new RunRows(session).zone(record.job());
        Cell status = RunRows.status(record, found.deserted(), found.superseded());
        console.print(console.styled(Style.STRONG, record.label()) + "  "
                + status.style().map(s -> console.styled(s, status.text())).orElse(status.text())
                + record.verdict().map(verdict -> ", " + verdict).orElse(""));
        FieldList list = new FieldList(console);
        list.add("run", record.id().value());
        list.add("started", Words.time(record.started(), zone));
        record.ended()
                .ifPresent(ended -> list.add(
                        "ended",
                        Words.time(ended, zone) + ", "
                                + Words.seconds(Duration.between(record.started(), ended)
                                                .toMillis()
                                        / 1000.0)
                                + " after"));
        record.errorCode()
                .ifPresent(code -> list.add(
                        "error",
                        record.status() == RunStatus.ABANDONED
                                ? code
                                : code + "  " + record.errorMessage().orElse("")));
        record.errorMessage()
                .filter(words -> record.status() == RunStatus.ABANDONED)
                .ifPresent(words -> list.add("given up", words));
        found.waiver().ifPresent(waiver -> list.add("waiver", words(waiver, zone)));
        found.hold().ifPresent(hold -> list.add("retention", hold.describe() + ", " + Words.time(hold.at(), zone)));
        found.proof().ifPresent(proof -> list.add("made again", words(proof, zone)));
        list.add("model", record.model());
        list.add("rows", OutcomeText.rows(record));
        found.plan()
                .ifPresent(plan -> list.add(
                        "splits", found.splits().size() + " of " + plan.splits().size() + " done"));
        found.drift().ifPresent(drift -> list.add("drift", drift.words()));
        list.add("plan", record.planDigest());
        found.inputChange()
                .ifPresent(text -> list.add("input", console.styled(Style.WARNING, "changed since") + ": " + text));
        found.publication().ifPresent(publication -> addPublication(list, publication));
        list.print();
        found.plan().ifPresent(plan -> printInputs(plan, console));
        printLaunches(found.launches(), zone, console);
        session.suggest(RunRows.next(record, found.deserted()), "nightjar logs " + record.id());
    }

    /** {@code "the feed was late", operator ann, 2001-05-09 07:10 EDT, until …}. */
    private static String words(Waiver waiver, ZoneId zone) {
        return '"' + waiver.reason() + "\", " + waiver.by() + ", " + Words.time(waiver.given(), zone)
                + waiver.expires()
                        .map(end -> ", counts until " + Words.time(end, zone))
                        .orElse(", does not expire");
    }

    /** {@code same, 1 of 12 splits, 2001-05-09 07:30 EDT, schedule}. */
    private String words(Proof proof, ZoneId zone) {
        String answer = proof.answer().label();
        return session.console().styled(proof.answer().isSame() ? Style.GOOD : Style.BAD, answer)
                + (proof.splitsPlanned() == 0 ? "" : ", " + proof.splits() + " of " + proof.splitsPlanned() + " splits")
                + ", " + Words.time(proof.ended(), zone) + ", " + proof.by()
                + (proof.sentence().isEmpty() ? "" : ": " + proof.sentence());
    }

    private static void addPublication(FieldList list, PublicationRecord publication) {
        Receipt.Table table = publication.intent().table();
        list.add("table", table.location() + ", " + publication.state().name().toLowerCase(java.util.Locale.ROOT));
        list.add("sha256", table.sha256());
        list.add("receipt", publication.intent().receipt());
        publication.intent().rejects().ifPresent(rejects -> list.add("rejects", rejects.location()));
    }

    private static void printInputs(Plan plan, Console console) {
        console.print("");
        TextTable inputs = TextTable.of("input_file", ">rows", ">size");
        plan.inputs()
                .forEach(file -> inputs.row(Cell.of(file.location()), Cell.of(file.rows()), Cell.bytes(file.bytes())));
        inputs.print(console);
    }

    private static void printLaunches(List<Launch> launches, ZoneId zone, Console console) {
        console.print("");
        TextTable table = TextTable.of(">launch", "process", "host", "started_by", "started", "ended", "program");
        for (Launch launch : launches) {
            table.row(
                    Cell.of(launch.number()),
                    Cell.of(String.valueOf(launch.owner().process().pid())),
                    Cell.of(launch.owner().process().host()),
                    Cell.of(launch.by().startedBy()),
                    Cell.of(launch.started(), zone),
                    Cell.of(launch.ended()
                            .map(ended -> Words.time(ended, zone)
                                    + launch.errorCode().map(code -> " " + code).orElse(""))),
                    Cell.of(launch.by().program()));
        }
        table.print(console);
    }

    private static Json.Fields fields(Found found) {
        return RunFields.of(found.run())
                .put("splits", found.plan().map(plan -> plan.splits().size()).orElse(0))
                .put("splits_done", found.splits().size())
                .put(
                        "inputs",
                        found.plan()
                                .map(plan -> plan.inputs().stream()
                                        .map(file -> new Json.Fields()
                                                .put("location", file.location())
                                                .put("rows", file.rows())
                                                .put("bytes", file.bytes())
                                                .put("footer_digest", file.footerDigest()))
                                        .toList())
                                .orElse(List.of()))
                .put("input_changed_since", found.inputChange())
                .put("waiver", found.waiver().map(waiver -> new Json.Fields()
                        .put("reason", waiver.reason())
                        .put("by", waiver.by())
                        .put("given", waiver.given())
                        .put("expires", waiver.expires())))
                .put("on_hold", found.hold().map(RunFields::of))
                .put("proof", found.proof().map(proof -> new Json.Fields()
                        .put("answer", proof.answer().label())
                        .put("at", proof.ended())
                        .put("by", proof.by())
                        .put("splits", proof.splits())
                        .put("splits_planned", proof.splitsPlanned())
                        .put("rows", proof.rows())
                        .put("seconds", proof.seconds())
                        .put("code", proof.code())
                        .put("reason", proof.sentence())))
                .put("drift", found.drift().map(ReportedDrift::fields))
                .put("table", found.publication().map(p -> p.intent().table().location()))
                .put("receipt", found.publication().map(p -> p.intent().receipt()))
                .put(
                        "launched",
                        found.launches().stream()
                                .map(launch -> new Json.Fields()
                                        .put("number", launch.number())
                                        .put("pid", launch.owner().process().pid())
                                        .put("host", launch.owner().process().host())
                                        .put("started_by", launch.by().startedBy())
                                        .put("command", launch.owner().command())
                                        .put("program", launch.by().program())
                                        .put("started", launch.started())
                                        .put("ended", launch.ended())
                                        .put("error_code", launch.errorCode()))
                                .toList());
    }
}
