package io.nightjar.labels;

import io.nightjar.model.Signature;
import io.nightjar.model.Signature.Gives;
import io.nightjar.run.JobDefinition.Decision;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.RowBatch;
import io.nightjar.table.StringVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Of a model that names classes: rows are counted by what is said of them, and their scores kept to be sorted. */
final class ClassOutcome implements Outcome {
    private final Signature signature;
    private final Optional<Decision> decision;
    private final List<SliceColumn> slices;
    private final Combinations combinations;
    private final Strata strata;
    private final ScoredRows scores = new ScoredRows();
    private final int positive;
    private final boolean isOfTwoSides;
    private final boolean isProbable;
    private final List<ClassesTally> tallies = new ArrayList<>();
    private final double[] probabilities;
    private int[] places = new int[0];
    private String[] dictionary = new String[0];
    private StringVector predictions = new StringVector(dictionary, places, 0, new boolean[0]);
    private final List<DoubleVector> classScores = new ArrayList<>();

    ClassOutcome(Signature signature, Optional<Decision> decision, List<SliceColumn> slices) {
        this.signature = signature;
        this.decision = decision;
        this.slices = slices;
        this.combinations = new Combinations(slices.size());
        this.strata = new Strata(signature.labels().size());
        this.positive = signature.positive().map(signature.labels()::indexOf).orElse(-1);
        this.isOfTwoSides = positive >= 0 && signature.labels().size() == 2;
        this.isProbable = signature.gives() == Gives.PROBABILITIES;
        this.probabilities = new double[signature.labels().size()];
    }

    @Override
    public void begin(RowBatch batch) {
        predictions = (StringVector) batch.vector(PublishedTable.PREDICTION);
        if (predictions.dictionary() != dictionary) {
            dictionary = predictions.dictionary();
            places = Arrays.stream(dictionary)
                    .mapToInt(signature.labels()::indexOf)
                    .toArray();
        }
        classScores.clear();
        for (String label : signature.labels()) {
            classScores.add((DoubleVector) batch.vector(PublishedTable.scoreColumn(label)));
        }
    }

    @Override
    public void row(int row, double label, int[] codes) {
        int combination = combinations.number(codes);
        int predicted = places[predictions.codes()[row]];
        double score = positive < 0 ? 0 : classScores.get(positive).value(row);
        boolean selected = decision.map(rule -> score >= rule.threshold()).orElse(predicted == positive);
        int truth = Double.isNaN(label) ? signature.labels().size() : (int) label;
        int tag = strata.add(combination, truth, predicted, selected ? Strata.SELECTED : Strata.PASSED_OVER);
        if (positive >= 0) {
            scores.add(score, tag);
        }
        if (isProbable && !isOfTwoSides) {
            for (int of = 0; of < probabilities.length; of++) {
                probabilities[of] = classScores.get(of).value(row);
            }
            while (tallies.size() <= combination) {
                tallies.add(new ClassesTally(probabilities.length));
            }
            tallies.get(combination).row(probabilities, truth, predicted);
        }
    }

    @Override
    public Groups finish() {
        Cells all = new Cells(1);
        List<Cells> cells = new ArrayList<>();
        slices.forEach(slice -> cells.add(new Cells(slice.values().size())));
        strata.forEach((tag, rows) -> {
            all.of(0).count(tag, rows);
            int combination = strata.combination(tag);
            for (int slice = 0; slice < cells.size(); slice++) {
                cells.get(slice).of(combinations.code(combination, slice)).count(tag, rows);
            }
        });
        if (positive >= 0) {
            scores.forEach((score, tag) -> {
                all.of(0).score(score, tag);
                int combination = strata.combination(tag);
                for (int slice = 0; slice < cells.size(); slice++) {
                    cells.get(slice).of(combinations.code(combination, slice)).score(score, tag);
                }
            });
        }
        for (int combination = 0; combination < tallies.size(); combination++) {
            ClassesTally together = tallies.get(combination);
            all.of(0).together.add(together);
            for (int slice = 0; slice < cells.size(); slice++) {
                cells.get(slice)
                        .of(combinations.code(combination, slice))
                        .together
                        .add(together);
            }
        }
        List<List<Group>> groups = new ArrayList<>();
        for (int slice = 0; slice < slices.size(); slice++) {
            groups.add(cells.get(slice).groups(slices.get(slice).values()));
        }
        return new Groups(all.of(0).group(Group.ALL), groups);
    }

    /** The groups of one slice, by their codes. */
    private final class Cells {
        private final List<Cell> cells = new ArrayList<>();

        Cells(int size) {
            for (int i = 0; i < size; i++) {
                cells.add(new Cell());
            }
        }

        Cell of(int code) {
            return cells.get(code);
        }

        List<Group> groups(List<String> values) {
            List<Group> groups = new ArrayList<>();
            for (int code = 0; code < cells.size(); code++) {
                if (cells.get(code).rows > 0) {
                    groups.add(cells.get(code).group(values.get(code)));
                }
            }
            return groups;
        }
    }

    private final class Cell {
        private final int classes = signature.labels().size();
        private final Confusion confusion = new Confusion(classes);
        private final ScoreTally tally = new ScoreTally();
        private final ClassesTally together = new ClassesTally(classes);
        private Selection selection = Selection.NONE;
        private long rows;
        private long labelled;

        void count(int tag, long count) {
            rows += count;
            int truth = strata.truth(tag);
            long selected = strata.isSelected(tag) ? count : 0;
            long positives = truth == positive ? count : 0;
            long negatives = truth != positive && truth < classes ? count : 0;
            selection = selection.plus(new Selection(
                    count,
                    selected,
                    positives,
                    positives == 0 ? 0 : selected,
                    negatives,
                    negatives == 0 ? 0 : selected));
            if (truth < classes) {
                labelled += count;
                confusion.add(truth, strata.predicted(tag), count);
            }
        }

        void score(double score, int tag) {
            int truth = strata.truth(tag);
            if (truth == positive) {
                tally.positive(score);
            } else if (truth < classes) {
                tally.negative(score);
            }
            tally.row(
                    score,
                    (strata.predicted(tag) == positive ? ExpectedTally.PREDICTED : 0)
                            + (strata.isSelected(tag) ? ExpectedTally.DECIDED : 0));
        }

        Group group(String value) {
            return new Group(
                    value,
                    rows,
                    labelled,
                    realised(),
                    expected(),
                    confusion.counts(),
                    isProbable ? calibration().bins() : List.of(),
                    positive >= 0 || decision.isPresent() ? Optional.of(selection) : Optional.empty());
        }

        private List<Figure> expected() {
            if (!isProbable) {
                return List.of();
            }
            return isOfTwoSides
                    ? tally.expected().figures(decision.isPresent() ? "decision-" : "")
                    : together.expected();
        }

        /** Of the positive class, where one is named; else of the class that each row is given. */
        private Calibration calibration() {
            return positive >= 0 ? tally.calibration() : together.calibration();
        }

        private List<Figure> realised() {
            List<Figure> figures = new ArrayList<>();
            if (isOfTwoSides) {
                figures.addAll(confusion.ofPositive(positive));
            } else {
                figures.addAll(confusion.ofAll());
            }
            if (decision.isPresent()) {
                long called = selection.positivesSelected() + selection.negativesSelected();
                figures.add(Confusion.precision("decision-", selection.positivesSelected(), called));
                figures.add(Confusion.recall("decision-", selection.positivesSelected(), selection.positives()));
                figures.add(Confusion.f1("decision-", selection.positivesSelected(), called, selection.positives()));
            }
            if (positive >= 0) {
                figures.add(tally.auc());
            }
            if (isProbable) {
                figures.addAll(isOfTwoSides ? tally.ofProbabilities() : together.realised());
                figures.add(calibration().error());
            }
            return figures;
        }
    }
}
