package io.nightjar.quality.measure;

/** The share of a night's values, 0 to 1, in categories of which the baseline has none. */
public record UnseenShare() implements DriftMeasure {

    @Override
    public String label() {
        return "unseen-share";
    }

    @Override
    public Metric between(Comparison compared) {
        if (compared.isOfNumbers()) {
            return Metric.notAvailable("these are no categories");
        }
        if (compared.expectedTotal() == 0) {
            return Metric.notAvailable("the baseline has no rows");
        }
        long unseen = 0;
        for (int bin = 0; bin < compared.bins(); bin++) {
            unseen += compared.expected(bin) == 0 ? compared.actual(bin) : 0;
        }
        return Metric.share(unseen, compared.actualTotal());
    }
}
