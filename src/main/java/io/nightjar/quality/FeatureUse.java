package io.nightjar.quality;

/**
 * What the model could make of a feature column's values; values that are known and valid are the rest.
 *
 * @param missing nulls and empty texts
 * @param unknown categories without a weight
 * @param invalid NaN and infinities
 */
public record FeatureUse(long missing, long unknown, long invalid) {
    static final FeatureUse NONE = new FeatureUse(0, 0, 0);

    FeatureUse plus(long moreMissing, long moreUnknown, long moreInvalid) {
        return new FeatureUse(missing + moreMissing, unknown + moreUnknown, invalid + moreInvalid);
    }

    FeatureUse merge(FeatureUse next) {
        return plus(next.missing, next.unknown, next.invalid);
    }
}
