package io.nightjar.quality;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.nightjar.quality.contract.RuleCount;
import io.nightjar.quality.measure.Metric;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What a split, or a night, looked like. Each split is profiled on its own; profiles are folded in split order, which
 * makes the same bytes whatever order the splits finish in.
 *
 * @param rows what became of the rows
 * @param columns in the order of the input schema
 * @param score empty where the model gives no one score: it names no positive class, or predicts several numbers
 * @param classes predictions by class, in the signature's order; none where the model names no classes
 * @param columnsSeen scored rows by how many of the model's columns held a value it knows: entry n is the rows with n
 * @param sampledEvery one row of so many was looked at for what is not counted in every row; 1 for all
 * @param contributions of each feature to the scores, in the signature's order; empty where the job asks for no reasons,
 *     and for a split of no rows
 * @param contract how often each rule of the job's contract was broken, in its order; none without a contract
 * @param slices whom decisions picked, by the job's slices that stand in the input; none where it names none
 */
public record QualityProfile(
        RowCounts rows,
        List<ColumnProfile> columns,
        Optional<ScoreProfile> score,
        List<ClassCount> classes,
        List<Long> columnsSeen,
        int sampledEvery,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<List<ContributionProfile>> contributions,

        @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<RuleCount> contract,

        @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<SliceProfile> slices) {

    /** Of scores that nobody asked the reasons of. */
    public QualityProfile(
            RowCounts rows,
            List<ColumnProfile> columns,
            Optional<ScoreProfile> score,
            List<ClassCount> classes,
            List<Long> columnsSeen,
            int sampledEvery) {
        this(rows, columns, score, classes, columnsSeen, sampledEvery, Optional.empty(), List.of(), List.of());
    }

    @JsonCreator
    public QualityProfile {
        contract = List.copyOf(contract);
        slices = List.copyOf(slices);
        columns = List.copyOf(columns);
        classes = List.copyOf(classes);
        columnsSeen = List.copyOf(columnsSeen);
    }

    /** The same with what a contract's rules counted. */
    public QualityProfile withContract(List<RuleCount> counts) {
        return new QualityProfile(
                rows, columns, score, classes, columnsSeen, sampledEvery, contributions, counts, slices);
    }

    public Optional<ColumnProfile> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** The slice of a column; empty where the night was not told apart by it. */
    public Optional<SliceProfile> slice(String column) {
        return slices.stream().filter(slice -> slice.column().equals(column)).findFirst();
    }

    /** The classes that predictions are counted by. */
    public List<String> classNames() {
        return classes.stream().map(ClassCount::label).toList();
    }

    /** The rows that were predicted to be of a class. */
    public long predicted(String label) {
        return classes.stream()
                .filter(one -> one.label().equals(label))
                .mapToLong(ClassCount::rows)
                .sum();
    }

    /** Mean share of the model's columns that held a value it knows, over the scored rows. */
    @JsonIgnore
    public Metric modelSeen() {
        int all = columnsSeen.size() - 1;
        if (rows.scored() == 0 || all <= 0) {
            return Metric.notAvailable("no row was scored");
        }
        long seen = IntStream.rangeClosed(0, all)
                .mapToLong(n -> n * columnsSeen.get(n))
                .sum();
        return Metric.of((double) seen / ((double) all * rows.scored()));
    }

    /** This profile and the next one in split order. */
    public QualityProfile merge(QualityProfile next) {
        if (columns.size() != next.columns.size()
                || classes.size() != next.classes.size()
                || columnsSeen.size() != next.columnsSeen.size()
                || score.isPresent() != next.score.isPresent()
                || sampledEvery != next.sampledEvery
                || contract.size() != next.contract.size()
                || slices.size() != next.slices.size()) {
            throw new IllegalArgumentException("profiles of different jobs or models");
        }
        return new QualityProfile(
                rows.merge(next.rows),
                IntStream.range(0, columns.size())
                        .mapToObj(i -> columns.get(i).merge(next.columns.get(i)))
                        .toList(),
                score.flatMap(mine -> next.score.map(mine::merge)),
                IntStream.range(0, classes.size())
                        .mapToObj(i -> sum(classes.get(i), next.classes.get(i)))
                        .toList(),
                LongStream.range(0, columnsSeen.size())
                        .mapToObj(i -> columnsSeen.get((int) i) + next.columnsSeen.get((int) i))
                        .toList(),
                sampledEvery,
                merge(contributions, next.contributions),
                IntStream.range(0, contract.size())
                        .mapToObj(i -> contract.get(i).merge(next.contract.get(i)))
                        .toList(),
                IntStream.range(0, slices.size())
                        .mapToObj(i -> slices.get(i).merge(next.slices.get(i)))
                        .toList());
    }

    private static Optional<List<ContributionProfile>> merge(
            Optional<List<ContributionProfile>> mine, Optional<List<ContributionProfile>> next) {
        if (mine.isEmpty() || next.isEmpty()) {
            return mine.or(() -> next);
        }
        return mine.map(first -> IntStream.range(0, first.size())
                .mapToObj(i -> first.get(i).merge(next.orElseThrow().get(i)))
                .toList());
    }

    /** Profiles of all splits, given in split order; there is at least one. */
    public static QualityProfile fold(List<QualityProfile> inSplitOrder) {
        return inSplitOrder.stream()
                .reduce(QualityProfile::merge)
                .orElseThrow(() -> new IllegalArgumentException("no profiles"));
    }

    /** UTF-8 JSON; equal profiles give equal text, and {@link #fromJson} gives every double back to the bit. */
    public String toJson() {
        return ProfileJson.write(this);
    }

    /** @throws IllegalArgumentException where the text is no profile */
    public static QualityProfile fromJson(String json) {
        return ProfileJson.read(json, QualityProfile.class);
    }

    private static ClassCount sum(ClassCount mine, ClassCount next) {
        if (!mine.label().equals(next.label())) {
            throw new IllegalArgumentException("profiles of different models");
        }
        return new ClassCount(mine.label(), mine.rows() + next.rows());
    }
}
