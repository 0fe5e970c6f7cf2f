package io.leakscribe.agent.trend;

/** The normal distribution. */
final class Normal {
  private Normal() {}

  /**
   * P(Z &gt; z). Continued rational approximation of erfc with a relative error below 1.2e-7 also
   * far in the tail (Press et al., Numerical Recipes, section 6.2).
   */
  static double upperTail(double z) {
    double x = Math.abs(z) / Math.sqrt(2);
    double t = 1 / (1 + 0.5 * x);
    double poly =
        1.00002368
            + t
                * (0.37409196
                    + t
                        * (0.09678418
                            + t
                                * (-0.18628806
                                    + t
                                        * (0.27886807
                                            + t
                                                * (-1.13520398
                                                    + t
                                                        * (1.48851587
                                                            + t
                                                                * (-0.82215223
                                                                    + t * 0.17087277)))))));
    double erfc = t * Math.exp(-x * x - 1.26551223 + t * poly);
    return z >= 0 ? erfc / 2 : 1 - erfc / 2;
  }
}
