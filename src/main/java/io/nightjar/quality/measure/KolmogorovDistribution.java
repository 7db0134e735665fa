package io.nightjar.quality.measure;

/**
 * The distribution of Kolmogorov's statistic, by the asymptotic series of W. Pelz and I. Good (Journal of the Royal
 * Statistical Society B 38, 1976) as given by R. Simard and P. L'Ecuyer (Journal of Statistical Software 39, 2011). Within
 * 1e-5 from 100 numbers on, 1e-6 from 750.
 */
final class KolmogorovDistribution {
    private static final int TERMS = 40;
    private static final double PI2 = Math.PI * Math.PI;

    /** Below this the difference from 1 has no digits left, and the leading term of the other end is as good. */
    private static final double LEAST = 1e-9;

    private KolmogorovDistribution() {}

    /** The probability that the statistic of so many numbers is at least this. */
    static double survival(double statistic, double numbers) {
        double root = Math.sqrt(numbers);
        double z = root * statistic;
        if (z < 0.2) {
            return 1;
        }
        double survival = 1 - (k0(z) + k1(z) / root + k2(z) / numbers + k3(z) / (numbers * root));
        return Math.min(1, survival > LEAST ? survival : 2 * StrictMath.exp(-2 * z * z));
    }

    private static double k0(double z) {
        double sum = 0;
        for (int k = 1; k <= TERMS; k++) {
            sum += StrictMath.exp(-(2 * k - 1) * (2 * k - 1) * PI2 / (8 * z * z));
        }
        return Math.sqrt(2 * Math.PI) / z * sum;
    }

    private static double k1(double z) {
        double sum = 0;
        for (int k = 0; k < TERMS; k++) {
            double a = PI2 * (k + 0.5) * (k + 0.5);
            sum += 2 * (a - z * z) * StrictMath.exp(-a / (2 * z * z));
        }
        return Math.sqrt(Math.PI / 2) / (6 * power(z, 4)) * sum;
    }

    private static double k2(double z) {
        double z2 = z * z;
        double z4 = z2 * z2;
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < TERMS; k++) {
            double a = PI2 * (k + 0.5) * (k + 0.5);
            sum += 2
                    * (6 * z4 * z2 + 2 * z4 + (2 * z4 - 5 * z2) * a + (1 - 2 * z2) * a * a)
                    * StrictMath.exp(-a / (2 * z2));
            squares += 2 * PI2 * k * k * StrictMath.exp(-PI2 * k * k / (2 * z2));
        }
        return Math.sqrt(Math.PI / 2) * (sum / (72 * power(z, 7)) - squares / (36 * power(z, 3)));
    }

    private static double k3(double z) {
        double z2 = z * z;
        double z4 = z2 * z2;
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < TERMS; k++) {
            double a = PI2 * (k + 0.5) * (k + 0.5);
            double b = PI2 * k * k;
            sum += 2
                    * ((5 - 30 * z2) * a * a * a
                            + (-60 * z2 + 212 * z4) * a * a
                            + (135 * z4 - 96 * z4 * z2) * a
                            - (30 * z4 * z2 + 90 * z4 * z4))
                    * StrictMath.exp(-a / (2 * z2));
            squares += 2 * (3 * b * z2 - b * b) * StrictMath.exp(-b / (2 * z2));
        }
        return Math.sqrt(Math.PI / 2) * (sum / (6480 * power(z, 10)) + squares / (108 * power(z, 6)));
    }

    private static double power(double base, int exponent) {
        double power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= base;
        }
        return power;
    }
}
