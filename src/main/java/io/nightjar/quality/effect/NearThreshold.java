package io.nightjar.quality.effect;

/** How many rows lie how near to the threshold of the decision. */
@FunctionalInterface
public interface NearThreshold {

    /**
     * Share of the rows whose margin lies less than so far beyond the threshold.
     *
     * @param displacement in units of the margin; above 0 rows at or above the threshold are meant, else those below it
     */
    double share(double displacement);
}
