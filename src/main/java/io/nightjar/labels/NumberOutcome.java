package io.nightjar.labels;

import io.nightjar.run.JobDefinition.Decision;
import io.nightjar.table.ColumnVector;
import io.nightjar.table.DoubleVector;
import io.nightjar.table.RowBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Of a model that predicts a number. */
final class NumberOutcome implements Outcome {
    private final Optional<Decision> decision;
    private final List<SliceColumn> slices;
    private final Cell all = new Cell();
    private final List<List<Cell>> cells = new ArrayList<>();
    private DoubleVector predictions = new DoubleVector(new double[0], 0, new boolean[0]);

    private static final class Cell {
        private final NumberTally tally = new NumberTally();
        private long rows;
        private long labelled;
        private long selected;

        void add(double predicted, double label, int select) {
            rows++;
            selected += select;
            if (!Double.isNaN(label)) {
                labelled++;
                tally.add(predicted, label);
            }
        }
    }

    NumberOutcome(Optional<Decision> decision, List<SliceColumn> slices) {
        this.decision = decision;
        this.slices = slices;
        slices.forEach(slice -> cells.add(new ArrayList<>()));
    }

    @Override
    public void begin(RowBatch batch) {
        ColumnVector vector = batch.vector(PublishedTable.PREDICTION);
        predictions = (DoubleVector) vector;
    }

    @Override
    public void row(int row, double label, int[] codes) {
        double predicted = predictions.value(row);
        int select = decision.filter(rule -> predicted >= rule.threshold()).isPresent() ? 1 : 0;
        all.add(predicted, label, select);
        for (int slice = 0; slice < codes.length; slice++) {
            List<Cell> of = cells.get(slice);
            while (of.size() <= codes[slice]) {
                of.add(new Cell());
            }
            of.get(codes[slice]).add(predicted, label, select);
        }
    }

    @Override
    public Groups finish() {
        List<List<Group>> groups = new ArrayList<>();
        for (int slice = 0; slice < slices.size(); slice++) {
            List<Group> of = new ArrayList<>();
            for (int code = 0; code < cells.get(slice).size(); code++) {
                Cell cell = cells.get(slice).get(code);
                if (cell.rows > 0) {
                    of.add(group(slices.get(slice).values().get(code), cell));
                }
            }
            groups.add(of);
        }
        return new Groups(group(Group.ALL, all), groups);
    }

    private Group group(String value, Cell cell) {
        return new Group(
                value,
                cell.rows,
                cell.labelled,
                cell.tally.figures(),
                List.of(),
                List.of(),
                List.of(),
                decision.map(rule -> new Selection(cell.rows, cell.selected, 0, 0, 0, 0)));
    }
}
