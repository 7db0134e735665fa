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
    /** A probability of 0 for what happened would make the mean infinite; scikit-learn bounds it likewise. */
    private static final double LEAST_PROBABILITY = 1e-15;

    private final Signature signature;
    private final Optional<Decision> decision;
    private final List<SliceColumn> slices;
    private final Combinations combinations;
    private final Strata strata;
    private final ScoredRows scores = new ScoredRows();
    private final int positive;
    private double[] losses = new double[16];
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
        if (truth < classScores.size()) {
            if (combination >= losses.length) {
                losses = Arrays.copyOf(losses, 2 * combination);
            }
            losses[combination] -=
                    Math.log(Math.max(LEAST_PROBABILITY, classScores.get(truth).value(row)));
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
        for (int combination = 0; combination < combinations.size(); combination++) {
            double loss = combination < losses.length ? losses[combination] : 0;
            all.of(0).loss += loss;
            for (int slice = 0; slice < cells.size(); slice++) {
                cells.get(slice).of(combinations.code(combination, slice)).loss += loss;
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
        private Selection selection = Selection.NONE;
        private long rows;
        private long labelled;
        private double loss;

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
            boolean probable = positive >= 0 && signature.gives() == Gives.PROBABILITIES;
            return new Group(
                    value,
                    rows,
                    labelled,
                    realised(),
                    probable && classes == 2
                            ? tally.expected().figures(decision.isPresent() ? "decision-" : "")
                            : List.of(),
                    confusion.counts(),
                    probable ? tally.calibration() : List.of(),
                    positive >= 0 || decision.isPresent() ? Optional.of(selection) : Optional.empty());
        }

        private List<Figure> realised() {
            boolean probable = signature.gives() == Gives.PROBABILITIES;
            List<Figure> figures = new ArrayList<>();
            if (positive >= 0 && classes == 2) {
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
            if (probable && positive >= 0 && classes == 2) {
                figures.addAll(tally.ofProbabilities());
            } else if (probable) {
                figures.add(
                        labelled == 0
                                ? Figure.none("log-loss", "no row has a label")
                                : Figure.of("log-loss", loss / labelled));
            }
            return figures;
        }
    }
}
