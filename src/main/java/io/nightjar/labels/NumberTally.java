package io.nightjar.labels;

import java.util.List;

/** How far predicted numbers lie from the true ones. The truth's spread is B. P. Welford's (1962), in one pass. */
final class NumberTally {
    private long rows;
    private double distances;
    private double squares;
    private double fourths;
    private double excess;
    private double mean;
    private double spread;

    void add(double predicted, double truth) {
        double distance = predicted - truth;
        double square = distance * distance;
        rows++;
        distances += Math.abs(distance);
        excess += distance;
        squares += square;
        fourths += square * square;
        double fromMean = truth - mean;
        mean += fromMean / rows;
        spread += fromMean * (truth - mean);
    }

    List<Figure> figures() {
        if (rows == 0) {
            String why = "no row has a label";
            return List.of(
                    Figure.none("mae", why),
                    Figure.none("rmse", why),
                    Figure.none("r2", why),
                    Figure.none("bias", why));
        }
        Figure squared = Figure.mean("rmse", squares, fourths, rows);
        return List.of(
                Figure.mean("mae", distances, squares, rows),
                squared.interval()
                        .map(of -> Figure.of(
                                "rmse",
                                Math.sqrt(squares / rows),
                                new Interval(Math.sqrt(Math.max(0, of.low())), Math.sqrt(of.high()))))
                        .orElse(Figure.of("rmse", Math.sqrt(squares / rows))),
                spread > 0 ? Figure.of("r2", 1 - squares / spread) : Figure.none("r2", "all true numbers are equal"),
                Figure.mean("bias", excess, squares, rows));
    }
}
