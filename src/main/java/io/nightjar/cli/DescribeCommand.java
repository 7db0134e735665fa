package io.nightjar.cli;

import io.nightjar.cli.Console.Style;
import io.nightjar.config.InputSample;
import io.nightjar.error.ErrorCode;
import io.nightjar.error.ExitStatus;
import io.nightjar.error.NightjarException;
import io.nightjar.model.ModelBundle;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.JobDefinition.Gate;
import io.nightjar.scoring.ColumnDescription;
import io.nightjar.scoring.OutputTable;
import io.nightjar.table.DataFile;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "describe",
        header = "what a job's table holds: type, unit and meaning of each column",
        footer = {"", "Example:", "  nightjar describe flight-delay"})
final class DescribeCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "JOB", description = "one of nightjar jobs")
    @Nullable
    String job;

    @Option(names = "--json", description = "the columns as JSON")
    boolean json;

    DescribeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JobDefinition definition = session.jobs().load(java.util.Objects.requireNonNull(job));
        TextTable columns = columns(definition);
        if (json) {
            columns.printJson(session.console());
            return ExitStatus.OK.code();
        }
        Console console = session.console();
        console.print(console.styled(Style.STRONG, definition.name()) + "  " + definition.title());
        FieldList list = new FieldList(console);
        list.add("input", definition.input().path() + "/" + definition.input().files());
        list.add("key", String.join(", ", definition.input().key()));
        list.add("model", definition.model().toString());
        list.add("table", session.settings().output() + "/" + definition.name() + "/date=DATE/scores.parquet");
        definition
                .schedule()
                .ifPresent(due -> list.add(
                        "due", ScheduleWords.of(due, definition.zone()) + ", for the date " + ago(due.days())));
        list.print();
        console.print("");
        columns.print(console);
        printGates(definition);
        session.suggest("nightjar plan " + definition.name());
        return ExitStatus.OK.code();
    }

    private static String ago(int days) {
        return switch (days) {
            case 0 -> "of the day itself";
            case 1 -> "of the day before";
            default -> days + " days before";
        };
    }

    private TextTable columns(JobDefinition definition) {
        ModelBundle model = session.services().models().open(definition.model());
        DataFile sample = new InputSample(
                        session.services().storage(), session.services().tables())
                .of(definition.input().path(), definition.input().files())
                .orElseThrow(() -> NightjarException.of(
                                ErrorCode.INPUT_MISSING,
                                "no folder like " + definition.input().path() + " holds a file named "
                                        + definition.input().files())
                        .notDone("The types of key and pass-through columns are not known before there is input."));
        TextTable table = TextTable.of("column", "type", "unit", "class", "meaning");
        for (ColumnDescription column : OutputTable.of(definition, sample.schema(), model.signature(), model.version())
                .columns()) {
            table.row(
                    Cell.of(column.name()),
                    Cell.of(column.type().label()),
                    Cell.of(column.unit()),
                    Cell.of(column.ofClass()),
                    Cell.of(column.meaning()));
        }
        return table;
    }

    private void printGates(JobDefinition definition) {
        if (definition.gates().isEmpty()) {
            return;
        }
        session.console().print("");
        TextTable gates = TextTable.of("gate", "column", ">limit", "if_it_fails");
        for (Gate gate : definition.gates()) {
            gates.row(
                    Cell.of(gate.measure().label()),
                    Cell.of(gate.column()),
                    Cell.of(String.format(
                            Locale.ROOT, gate.limit() == Math.rint(gate.limit()) ? "%,.0f" : "%s", gate.limit())),
                    Cell.of(gate.action().label()));
        }
        gates.print(session.console());
    }
}
