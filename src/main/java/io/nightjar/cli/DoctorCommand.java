package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.error.ExitStatus;
import io.nightjar.lineage.Transports;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "doctor",
        header = "is this installation healthy: folders, ledger, jobs, models",
        description = {"", "Changes nothing. Exits 1 where something would stop a night."},
        footer = {"", "Example:", "  nightjar doctor"})
final class DoctorCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "JOB", description = "one job only")
    @Nullable
    String job;

    @Option(names = "--json", description = "as JSON")
    boolean json;

    DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(new FolderChecks(session).all());
        findings.addAll(new LedgerChecks(session).all());
        findings.addAll(lineage());
        findings.addAll(new JobChecks(session).of(job == null ? session.jobs().names() : List.of(job)));
        if (json) {
            table(findings).printJson(session.console());
        } else {
            print(findings);
        }
        boolean ill = findings.stream().anyMatch(finding -> finding.state() == Finding.State.BAD);
        return (ill ? ExitStatus.NO : ExitStatus.OK).code();
    }

    /** Events that do not arrive stop no night. */
    private List<Finding> lineage() {
        return new Transports(session.settings())
                .look().stream()
                        .map(seen -> seen.obstacle()
                                .map(why -> Finding.odd("lineage", seen.name() + ": " + why, "nightjar config show"))
                                .orElseGet(() -> Finding.good("lineage", seen.name())))
                        .toList();
    }

    private static TextTable table(List<Finding> findings) {
        TextTable table = TextTable.of("state", "what", "finding", "next");
        for (Finding finding : findings) {
            table.row(
                    Cell.of(finding.state().label()).styled(style(finding.state())),
                    Cell.of(finding.what()),
                    Cell.of(finding.text()),
                    Cell.of(finding.next()));
        }
        return table;
    }

    private void print(List<Finding> findings) {
        TextTable table = TextTable.of("state", "what", "finding");
        for (Finding finding : findings) {
            table.row(
                    Cell.of(finding.state().label()).styled(style(finding.state())),
                    Cell.of(finding.what()),
                    Cell.of(finding.text()));
        }
        table.print(session.console());
        String[] next = findings.stream()
                .flatMap(finding -> finding.next().stream())
                .distinct()
                .toArray(String[]::new);
        session.suggest(next.length == 0 ? new String[] {"nightjar status"} : next);
    }

    private static Style style(Finding.State state) {
        return switch (state) {
            case GOOD -> Style.GOOD;
            case ODD -> Style.WARNING;
            case BAD -> Style.BAD;
        };
    }
}
