package io.nightjar.cli;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.model.ModelVersion;
import io.nightjar.run.JobDefinition.ModelRef;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "remove",
        header = "delete a version that no receipt, run, job or alias needs; its number is not given again",
        description = {
            "",
            "Refused while a receipt in output or history names it, by its digest: that run could not be made again. --dry-run lists"
                    + " each, and ends with 1 where there is any.",
        },
        footer = {"", "Example:", "  nightjar models remove flight-delay@1 --dry-run"})
final class RemoveModelCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME@VERSION", description = "one of nightjar models list")
    @Nullable
    String model;

    @Option(names = "--dry-run", description = "say what would be broken; delete nothing")
    boolean dryRun;

    @Option(names = "--json", description = "as JSON")
    boolean json;

    RemoveModelCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String named = Objects.requireNonNull(model);
        if (!named.matches(".*@[1-9][0-9]*")) {
            throw NightjarException.of(ErrorCode.USAGE, "'" + named + "' names no version; write NAME@VERSION")
                    .notDone("Nothing was deleted.")
                    .next("nightjar models list");
        }
        ModelRef ref = ModelNames.ref(session, named);
        ModelVersion version = new ModelVersion(ref, session.services().models().digest(ref));
        List<ModelUses.Use> uses = ModelUses.of(session, version);
        boolean isFree = uses.isEmpty();
        if (!dryRun && !isFree) {
            throw NightjarException.of(
                            ErrorCode.MODEL_IN_USE,
                            ref + " is needed by " + Words.count(uses.size(), "thing") + ", the first of them "
                                    + uses.get(0).kind() + " " + uses.get(0).what() + ": "
                                    + uses.get(0).why())
                    .notDone("Nothing was deleted.")
                    .next("nightjar models remove " + ref + " --dry-run");
        }
        if (!dryRun) {
            session.services().models().remove(ref);
        }
        print(version, uses);
        return isFree ? ExitStatus.OK.code() : ExitStatus.NO.code();
    }

    private void print(ModelVersion version, List<ModelUses.Use> uses) {
        if (json) {
            session.console()
                    .print(Json.text(new Json.Fields()
                            .put("model", version.label())
                            .put("digest", version.digest())
                            .put("dry_run", dryRun)
                            .put("removed", !dryRun)
                            .put(
                                    "uses",
                                    uses.stream()
                                            .map(use -> new Json.Fields()
                                                    .put("kind", use.kind())
                                                    .put("what", use.what())
                                                    .put("why", use.why()))
                                            .toList())));
            return;
        }
        if (!uses.isEmpty()) {
            TextTable table = TextTable.of("kind", "what", "why");
            uses.forEach(use -> table.row(Cell.of(use.kind()), Cell.of(use.what()), Cell.of(use.why())));
            table.print(session.console());
        }
        session.console()
                .print(
                        uses.isEmpty()
                                ? (dryRun ? "would remove " : "removed ") + version.label() + ": nothing needs it"
                                : "would not remove " + version.label() + ": " + Words.count(uses.size(), "thing")
                                        + " would be broken");
        session.suggest("nightjar models list");
    }
}
