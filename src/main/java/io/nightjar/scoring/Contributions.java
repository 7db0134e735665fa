package io.nightjar.scoring;

/**
 * What each feature added to the margins of a batch's rows: {@code baseline + the sum of a row's contributions = margin}.
 * Arrays are shared and read only; of rejected rows they hold anything.
 *
 * @param byFeature one array a feature, in the order of {@link ExplainedFeature#of}, by row
 * @param margin what the model makes its score of, by row
 * @param baseline the margin of a row that has the mean of every feature over the model's training rows, by row
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers, never compared
public record Contributions(double[][] byFeature, double[] margin, double[] baseline) {}
