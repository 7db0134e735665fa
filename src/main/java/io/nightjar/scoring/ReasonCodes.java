package io.nightjar.scoring;

/** Of each row of a batch the features that contributed most, either way, the greatest first. */
final class ReasonCodes {
    private final int[][] features;
    private final double[][] contributions;

    private ReasonCodes(int[][] features, double[][] contributions) {
        this.features = features;
        this.contributions = contributions;
    }

    /** Of equal ones the feature that stands first. */
    static ReasonCodes of(double[][] byFeature, int rows, int reasons) {
        int[][] features = new int[reasons][rows];
        double[][] contributions = new double[reasons][rows];
        double[] sizes = new double[reasons];
        for (int row = 0; row < rows; row++) {
            java.util.Arrays.fill(sizes, -1);
            for (int feature = 0; feature < byFeature.length; feature++) {
                double contribution = byFeature[feature][row];
                double size = Math.abs(contribution);
                int place = reasons;
                while (place > 0 && size > sizes[place - 1]) {
                    place--;
                }
                if (place == reasons) {
                    continue;
                }
                for (int later = reasons - 1; later > place; later--) {
                    sizes[later] = sizes[later - 1];
                    features[later][row] = features[later - 1][row];
                    contributions[later][row] = contributions[later - 1][row];
                }
                sizes[place] = size;
                features[place][row] = feature;
                contributions[place][row] = contribution;
            }
        }
        return new ReasonCodes(features, contributions);
    }

    /** By row, the feature of the reason of a rank from 0. */
    int[] features(int rank) {
        return features[rank];
    }

    double[] contributions(int rank) {
        return contributions[rank];
    }
}
