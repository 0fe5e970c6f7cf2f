package io.leakscribe.findings;

/** Quantiles of Student's t, by its expansion around the normal (Abramowitz and Stegun 26.7.5). */
final class Student {
  private static final double Z95 = 1.959964;
  private static final double Z99 = 2.575829;

  private Student() {}

  /**
   * The square of the two-sided quantile: the quantile of F with 1 and {@code freedom} degrees.
   *
   * @param sure 0.95 or 0.99
   * @param freedom 3 or more
   */
  static double squared(double sure, int freedom) {
    double z = sure > 0.97 ? Z99 : Z95;
    double z2 = z * z;
    double m = freedom;
    double t =
        z
            + z * (z2 + 1) / (4 * m)
            + z * ((5 * z2 + 16) * z2 + 3) / (96 * m * m)
            + z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / (384 * m * m * m);
    return t * t;
  }
}
