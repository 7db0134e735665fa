package io.nightjar.cli;

import io.nightjar.backfill.PlanFile;
import io.nightjar.backfill.PlannedDate;
import io.nightjar.backfill.PlannedDate.Does;
import io.nightjar.cli.Console.Style;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.job.FrozenNight;
import io.nightjar.job.PlanSummary;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.RunSpec;
import io.nightjar.table.DataFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan",
        header = "what a run would read, score, replace and why; changes nothing",
        footer = {
            "",
            "Example:",
            "  nightjar plan flight-delay --date 2001-05-08",
            "  nightjar plan flight-delay --date 2001-05-08 --out 8-may.plan.json"
        })
final class PlanCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "JOB", description = "one of nightjar jobs")
    @Nullable
    String job;

    @Option(
            names = "--date",
            paramLabel = "D",
            description = "2001-05-08, 20010508 or yesterday, which is the default, in the job's zone")
    @Nullable
    String date;

    @Option(names = "--rerun", description = "plan a rerun, which replaces what is published")
    boolean rerun;

    @Option(names = "--out", paramLabel = "FILE", description = "write the plan, for nightjar apply")
    @Nullable
    Path out;

    @Option(names = "--json", description = "as JSON")
    boolean json;

    PlanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JobDefinition definition = session.jobs().load(java.util.Objects.requireNonNull(job));
        PlanSummary plan = session.services().nights().plan(new RunSpec(definition, session.date(date, definition)));
        if (json) {
            printJson(plan);
        } else {
            print(plan);
        }
        if (out != null) {
            freeze(plan, out);
        }
        return ExitStatus.OK.code();
    }

    private void freeze(PlanSummary plan, Path file) {
        FrozenNight night = plan.frozen();
        if (night.replaces().isPresent() && !rerun) {
            throw NightjarException.of(
                            ErrorCode.ALREADY_PUBLISHED,
                            plan.spec().label() + " is published by run "
                                    + night.replaces().get())
                    .notDone("No plan was written.")
                    .next("nightjar plan " + night.job() + " --date " + night.date() + " --rerun --out " + file);
        }
        PlannedDate date = new PlannedDate(
                night.date(),
                night.replaces().isPresent() ? "published" : "not published",
                night.replaces().isPresent() ? Does.REPLACE : Does.RUN,
                night.replaces().isPresent() ? "a rerun was planned" : plan.action());
        PlanFile frozen = new PlanFile(night.job(), 1, List.of(new PlanFile.Planned(date, night)));
        PlanFiles.write(frozen, file, session);
        session.console()
                .error("plan " + frozen.digest() + " written to " + file + "; next: "
                        + session.command("nightjar apply " + file));
    }

    private void print(PlanSummary plan) {
        Console console = session.console();
        console.print(console.styled(Style.STRONG, plan.spec().label()) + "  " + action(plan));
        FieldList list = new FieldList(console);
        list.add("rows", Words.count(plan.partition().rows()));
        list.add("splits", Words.count(plan.splits().size()));
        plan.missing().ifPresent(missing -> list.add("waits for", missing));
        list.add("model", plan.model().label() + ", sha256 " + plan.model().digest());
        list.add("replaces", plan.replaces().isEmpty() ? "nothing" : plan.replaces());
        list.add("digest", plan.digest());
        list.print();
        console.print("");
        TextTable files = TextTable.of("input_file", ">rows", ">size", ">row_groups");
        for (DataFile file : plan.partition().files()) {
            files.row(
                    Cell.of(file.location()),
                    Cell.of(file.rows()),
                    Cell.bytes(file.bytes()),
                    Cell.of(file.rowGroupRows().size()));
        }
        files.print(console);
        if (out == null) {
            session.suggest("nightjar run " + plan.spec().job().name() + " --date "
                    + plan.spec().date() + (plan.replaces().isEmpty() ? "" : " --rerun"));
        }
    }

    private String action(PlanSummary plan) {
        return rerun ? plan.rerun() : plan.action();
    }

    private void printJson(PlanSummary plan) {
        session.console()
                .print(Json.text(new Json.Fields()
                        .put("job", plan.spec().job().name())
                        .put("date", plan.spec().date().toString())
                        .put("action", action(plan))
                        .put("waits_for", plan.missing())
                        .put("rows", plan.partition().rows())
                        .put("splits", plan.splits().size())
                        .put("model", plan.model().label())
                        .put("model_digest", plan.model().digest())
                        .put("plan_digest", plan.digest())
                        .put("replaces", plan.replaces().isEmpty() ? null : plan.replaces())
                        .put(
                                "files",
                                plan.partition().files().stream()
                                        .map(file -> new Json.Fields()
                                                .put("location", file.location())
                                                .put("rows", file.rows())
                                                .put("bytes", file.bytes())
                                                .put(
                                                        "row_groups",
                                                        file.rowGroupRows().size())
                                                .put("footer_digest", file.footerDigest()))
                                        .toList())));
    }
}
