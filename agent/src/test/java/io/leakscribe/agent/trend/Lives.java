package io.leakscribe.agent.trend;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** Simulated lives of a service: what a probe would have read, and the truth behind it. */
final class Lives {
  static final double HOUR = 3_600;
  static final double DAY = 86_400;

  /** The live set at the start of each life, in bytes; the heap holds five of it. */
  static final double BASE = 200e6;

  static final double FULL = 5 * BASE;

  private Lives() {}

  /** One simulated series; the curve is the truth without noise. */
  record Life(double[] seconds, double[] values, DoubleUnaryOperator curve) {

    /** When the curve first reaches the limit, the end of the life if not before. */
    double crossing(double limit) {
      double end = seconds[seconds.length - 1];
      for (double t = 0; t < end; t += end / 2000) {
        if (curve.applyAsDouble(t) >= limit) {
          return t;
        }
      }
      return end;
    }
  }

  /** Draws a life from a seed. */
  @FunctionalInterface
  interface Draw {
    Life life(long seed);
  }

  /** A curve over seconds that may differ from life to life by {@code phase}, 0 to 1. */
  @FunctionalInterface
  interface Curve {
    double at(double seconds, double phase);
  }

  /** Live set: the curve in units of {@link #BASE}, with AR(1) noise of 3 %. */
  static Draw bytes(double length, int readings, Curve curve) {
    return bytes(length, readings, 0.03, 0.3, curve);
  }

  static Draw bytes(double length, int readings, double noise, double phi, Curve curve) {
    return seed -> {
      double phase = phase(seed);
      DoubleUnaryOperator truth = t -> BASE * curve.at(t, phase);
      double[] t = times(length, readings, seed);
      double[] v = noise(readings, phi, seed);
      for (int i = 0; i < readings; i++) {
        v[i] = truth.applyAsDouble(t[i]) + noise * BASE * v[i];
      }
      return new Life(t, v, truth);
    };
  }

  /** Sessions of 30 minutes, read every 15 seconds: Poisson noise, correlated over 30 minutes. */
  static Draw sessions(double length, Curve curve) {
    int readings = (int) (length / 15);
    return seed -> {
      double phase = phase(seed);
      double[] t = times(length, readings, seed);
      double[] v = noise(readings, Math.exp(-15 / (HOUR / 2)), seed);
      for (int i = 0; i < readings; i++) {
        double mean = curve.at(t[i], phase);
        v[i] = Math.max(0, Math.rint(mean + Math.sqrt(mean) * v[i]));
      }
      return new Life(t, v, x -> curve.at(x, phase));
    };
  }

  /** A day, 0 at night to 1 at noon. */
  static double day(double t, double phase) {
    return 0.5 - 0.5 * Math.cos(2 * Math.PI * (t / DAY + phase));
  }

  /** From 0 to 1 and back, with flanks of an eighth each. */
  static double burst(double t, double at, double length) {
    double inside = Math.min(t - at, at + length - t);
    return Math.max(0, Math.min(1, inside / (length / 8)));
  }

  /** From 0 to 1 in {@code length}, then level. */
  static double ramp(double t, double at, double length) {
    return Math.max(0, Math.min(1, (t - at) / length));
  }

  static double sawtooth(double t, double period, double phase) {
    return (t / period + phase) % 1;
  }

  private static double phase(long seed) {
    return new SplittableRandom(seed * 31 + 7).nextDouble();
  }

  private static double[] times(double length, int readings, long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ 0x5DEECE66DL);
    double[] t = new double[readings];
    for (int i = 0; i < readings; i++) {
      t[i] = length / readings * (i + 1 + 0.3 * (random.nextDouble() - 0.5));
    }
    return t;
  }

  private static double[] noise(int readings, double phi, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] v = new double[readings];
    double state = random.nextGaussian();
    for (int i = 0; i < readings; i++) {
      state = phi * state + Math.sqrt(1 - phi * phi) * random.nextGaussian();
      v[i] = state;
    }
    return v;
  }
}
