package io.leakscribe.agent.trend;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** Simulated lives of a service: values over time, in units of 1 = the baseline. */
final class Lives {
  private Lives() {}

  /** One simulated series. */
  record Life(double[] seconds, double[] values, DoubleUnaryOperator curve) {

    /** When the curve, without noise, first reaches the limit; {@code end} if not before. */
    double crossing(double limit, double end) {
      for (double t = 0; t < end; t += end / 2000) {
        if (curve.applyAsDouble(t) >= limit) {
          return t;
        }
      }
      return end;
    }
  }

  /** Adds AR(1) noise to a curve, read at a jittered interval. */
  static Life read(
      DoubleUnaryOperator curve, double length, int readings, double noise, double phi, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] t = new double[readings];
    double[] v = new double[readings];
    double ar = 0;
    double step = length / readings;
    for (int i = 0; i < readings; i++) {
      t[i] = step * (i + 0.3 * (random.nextDouble() - 0.5)) + step;
      ar = phi * ar + Math.sqrt(1 - phi * phi) * noise * random.nextGaussian();
      v[i] = curve.applyAsDouble(t[i]) + ar;
    }
    return new Life(t, v, curve);
  }
}
