package io.nightjar.labels;

import io.nightjar.error.ErrorCode;
import io.nightjar.error.NightjarException;
import io.nightjar.model.Signature;
import io.nightjar.run.JobDefinition;
import io.nightjar.run.JobDefinition.Decision;
import io.nightjar.run.JobDefinition.Labels;
import io.nightjar.run.LabelRule;
import io.nightjar.table.Column;
import io.nightjar.table.ColumnType;
import io.nightjar.table.DataFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One date's published rows, joined with its labels and measured. */
final class Evaluation {
    private final LabelTables tables;
    private final PublishedTable published;
    private final JobDefinition job;
    private final List<DataFile> labelFiles;
    private final Signature signature;

    /** @param job as it is now: it says where labels are; how rows were decided on, the job as it was then says */
    Evaluation(LabelTables tables, PublishedTable published, JobDefinition job, List<DataFile> labelFiles) {
        this.tables = tables;
        this.published = published;
        this.job = job;
        this.labelFiles = labelFiles;
        this.signature = published.signature();
    }

    LabelResult result(Instant knownAt, LocalDate knownOn, boolean mature, String inputs) {
        Optional<Labels> labels = job.labels();
        labels.ifPresent(this::refuseWhatDoesNotFit);
        Optional<Decision> decision = published.job().output().decision();
        List<SliceColumn> slices = slices();
        Outcome outcome = signature.namesClasses()
                ? new ClassOutcome(signature, decision, slices)
                : new NumberOutcome(decision, slices);
        List<String> classes = signature.namesClasses() ? signature.labels() : List.of();
        Labels read = labels.orElse(NOWHERE);
        Truth truth = new Truth(read.rule(), classes, labelType(read));
        LabelJoin join = new LabelJoin(tables.files(), read, labelFiles, slices, tables.labelsAtOnce());
        List<String> key = published.job().input().key();
        join.run(published.file(), tables.rejects(published), key, columns(), truth, outcome);
        Outcome.Groups groups = outcome.finish();
        boolean isPrivate = job.input().privateColumns().contains(read.column());
        return new LabelResult(
                LabelResult.VERSION,
                job.name(),
                published.record().intent().date().date(),
                knownAt,
                knownOn,
                mature,
                published.record().intent().run().value(),
                published.receipt().model().version(),
                published.record().intent().table().sha256(),
                inputs,
                labels.map(of -> of.rule().describe(of.column())).orElse("no labels"),
                classes,
                signature.positive(),
                selects(decision),
                job.slices().minimumRows(),
                join.counts(truth, isPrivate ? Map.of() : truth.unknown()),
                groups.all(),
                slices(slices, groups.slices()));
    }

    /** For a job that names no labels. */
    private static final Labels NOWHERE =
            new Labels(new io.nightjar.run.PathPattern("{date}"), "*", List.of(), "", new LabelRule.AsIs(), 1);

    private List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(PublishedTable.PREDICTION));
        if (signature.namesClasses()) {
            signature.labels().forEach(label -> columns.add(PublishedTable.scoreColumn(label)));
        }
        return columns;
    }

    private ColumnType labelType(Labels labels) {
        return labelFiles.isEmpty()
                ? ColumnType.STRING
                : LabelFiles.column(labelFiles.get(0), labels.column()).type();
    }

    private Optional<String> selects(Optional<Decision> decision) {
        return decision.map(rule -> "decision is " + rule.above())
                .or(() -> signature.positive().map(label -> "prediction is " + label));
    }

    private void refuseWhatDoesNotFit(Labels labels) {
        boolean isNumber = labels.rule() instanceof LabelRule.AsNumber;
        if (isNumber == signature.namesClasses()) {
            throw invalid(
                    isNumber
                            ? "labels of job '" + job.name() + "' are numbers, but its model names classes: "
                                    + String.join(", ", signature.labels())
                            : "the model of job '" + job.name() + "' predicts a number: write 'as: number' in labels");
        }
        if (!signature.namesClasses() && signature.labels().size() > 1) {
            throw invalid("the model of job '" + job.name() + "' predicts several numbers; labels are joined with one");
        }
        if (labels.rule() instanceof LabelRule.Compare rule) {
            for (String label : List.of(rule.holds(), rule.fails())) {
                if (!signature.labels().contains(label)) {
                    throw invalid("labels of job '" + job.name() + "' name the class '" + label
                            + "', but its model names " + String.join(", ", signature.labels()));
                }
            }
        }
        refuseKeysOfOtherTypes(labels);
    }

    private void refuseKeysOfOtherTypes(Labels labels) {
        List<String> key = published.job().input().key();
        if (key.size() != labels.key().size()) {
            throw invalid("labels.key of job '" + job.name() + "' must name " + key.size()
                    + " columns, one for each of " + String.join(", ", key));
        }
        for (DataFile file : labelFiles) {
            ColumnType label = LabelFiles.column(file, labels.column()).type();
            boolean fits = labels.rule() instanceof LabelRule.AsIs || label.isNumber() || label == ColumnType.BOOLEAN;
            if (!fits) {
                throw type(file, labels.column(), label, "a number, which the rule compares");
            }
            for (int i = 0; i < key.size(); i++) {
                Column here = LabelFiles.column(file, labels.key().get(i));
                ColumnType there =
                        LabelFiles.column(published.file(), key.get(i)).type();
                if (family(here.type()) != family(there)) {
                    throw type(file, here.name(), here.type(), there.label() + ", as in the published table");
                }
            }
        }
    }

    /** Types whose values are equal where they name the same. */
    private static ColumnType family(ColumnType type) {
        return switch (type) {
            case INT32, INT64 -> ColumnType.INT64;
            case FLOAT, DOUBLE -> ColumnType.DOUBLE;
            default -> type;
        };
    }

    private NightjarException type(DataFile file, String column, ColumnType is, String wanted) {
        return NightjarException.of(
                        ErrorCode.COLUMN_TYPE,
                        "column \"" + column + "\" of " + file.location() + " is " + is.label() + ", not " + wanted)
                .notDone("No labels were joined.")
                .next("nightjar validate " + job.name());
    }

    private NightjarException invalid(String message) {
        return NightjarException.of(ErrorCode.JOB_INVALID, message)
                .notDone("No labels were joined.")
                .next("nightjar validate " + job.name());
    }

    /** A column of the published table, else one that stands beside the labels. */
    private List<SliceColumn> slices() {
        List<SliceColumn> slices = new ArrayList<>();
        for (String name : job.slices().columns()) {
            Optional<Column> here = published.file().schema().find(name);
            Optional<Column> beside = labelFiles.stream().findFirst().flatMap(file -> file.schema()
                    .find(name));
            if (here.isEmpty() && beside.isEmpty() && labelFiles.isEmpty()) {
                continue;
            }
            Column column = here.or(() -> beside)
                    .orElseThrow(() -> invalid("'slices' of job '" + job.name() + "' names " + name
                            + ", which is neither in the published table nor beside the labels; pass it through:"
                            + " output.pass-through"));
            if (!SliceColumn.canBe(column.type())) {
                throw invalid("'slices' of job '" + job.name() + "' names " + name + ", whose values are "
                        + column.type().label() + ": rows are told apart by texts, whole numbers, dates and booleans");
            }
            slices.add(new SliceColumn(
                    column, here.isPresent() ? SliceColumn.Source.PUBLISHED : SliceColumn.Source.LABELS));
        }
        return slices;
    }

    private List<Slice> slices(List<SliceColumn> columns, List<List<Group>> groups) {
        List<Slice> all = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            SliceColumn column = columns.get(i);
            String from = column.source() == SliceColumn.Source.PUBLISHED ? "published" : "labels";
            if (column.hasTooMany()) {
                all.add(new Slice(
                        column.column().name(), from, Optional.of("it has more than 1,000 values"), List.of()));
                continue;
            }
            List<Group> sorted = groups.get(i).stream()
                    .sorted(Comparator.comparingLong(Group::rows).reversed().thenComparing(Group::value))
                    .map(group -> group.rows() < job.slices().minimumRows() ? group.withoutFigures() : group)
                    .toList();
            all.add(new Slice(column.column().name(), from, Optional.empty(), sorted));
        }
        return all;
    }
}
