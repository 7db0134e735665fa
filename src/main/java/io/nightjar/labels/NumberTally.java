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

    // Moments of the truth, counted from the first one: all of them may be far from 0.
    private double first;
    private double seconds;
    private double thirds;
    private double fourthsOfTruth;
    private double squaresByTruth;
    private double squaresByItsSquare;

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
        if (rows == 1) {
            first = truth;
        }
        double from = truth - first;
        double ofIt = from * from;
        seconds += ofIt;
        thirds += ofIt * from;
        fourthsOfTruth += ofIt * ofIt;
        squaresByTruth += square * from;
        squaresByItsSquare += square * ofIt;
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
                spread > 0 ? explained() : Figure.none("r2", "all true numbers are equal"),
                Figure.mean("bias", excess, squares, rows));
    }

    /**
     * 1 less the quotient of two means, that of the squares and that of the truth's squares about its own mean. Its variance is
     * a quotient's: W. G. Cochran, Sampling Techniques (1977), section 6.4. The large-sample formula of I. Olkin and J. D. Finn
     * (1995) is for a model fitted to the very rows, where it is never below 0; these predictions were made before.
     */
    private Figure explained() {
        double quotient = squares / spread;
        if (rows < 2) {
            return Figure.of("r2", 1 - quotient);
        }
        double shift = mean - first;
        double byTruth = squaresByItsSquare - 2 * shift * squaresByTruth + shift * shift * squares;
        double fourthsAboutMean = fourthsOfTruth
                - 4 * shift * thirds
                + 6 * shift * shift * seconds
                - 3 * rows * shift * shift * shift * shift;
        double variance = Math.max(0, fourths - 2 * quotient * byTruth + quotient * quotient * fourthsAboutMean);
        Interval interval = Interval.normal(1 - quotient, Math.sqrt(variance) / spread);
        return Figure.of("r2", 1 - quotient, interval.within(Double.NEGATIVE_INFINITY, 1));
    }
}
