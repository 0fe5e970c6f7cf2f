package io.leakscribe.findings;

import io.leakscribe.incident.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a level series began to grow: {@code y = a + b max(0, x − c)} fitted by least squares, with
 * the interval of {@code c} from the profile of the sum of squares: every {@code c} whose sum is
 * within {@code 1 + F/(n − 3)} of the least (Hinkley 1971, "Inference in two-phase regression";
 * Seber and Wild 1989, "Nonlinear Regression", 5.2 and 9.3). Errors are taken as independent; the
 * interval is never narrower than the two readings around {@code c}.
 *
 * @param at when growth began
 * @param earliest near end of the 95 % interval; null when it reaches back to the first readings
 * @param latest far end of it
 */
record Hinge(Instant at, @Nullable Instant earliest, Instant latest) {
  /** Fewer readings than this fit anything. */
  static final int MIN_READINGS = 8;

  private static final int MIN_FLAT = 3;
  private static final int STEPS = 4;

  /** What grows before its hinge at more than this share of the rate after it was not level. */
  private static final double LEVEL = 0.25;

  /** Null when straight growth from the first reading on fits as well, or nothing grows. */
  static @Nullable Hinge of(List<Point> points) {
    if (points.size() < MIN_READINGS) {
      return null;
    }
    Fit fit = new Fit(points);
    int best = fit.best();
    double scale = fit.noise(best);
    // 99 %: the place of the hinge was sought for, which makes chance look better than it is.
    double gain = (fit.sums[0] - fit.sums[best]) / scale;
    if (best < MIN_FLAT * STEPS
        || gain < Student.squared(0.99, points.size() - 3)
        || !fit.levelThenGrowing(best)) {
      return null;
    }
    double most = fit.sums[best] + scale * Student.squared(0.95, points.size() - 3);
    int low = best;
    int high = best;
    for (int i = 0; i < fit.sums.length; i++) {
      low = fit.sums[i] <= most ? Math.min(low, i) : low;
      high = fit.sums[i] <= most ? Math.max(high, i) : high;
    }
    low = Math.min(low, best - best % STEPS);
    high = Math.max(high, Math.min(fit.sums.length - 1, best - best % STEPS + STEPS));
    return new Hinge(fit.time(best), low < STEPS ? null : fit.time(low), fit.time(high));
  }

  /** Sums of squares for a hinge at each reading and between them. */
  private static final class Fit {
    private final Instant zero;
    private final double[] x;
    private final double[] y;
    final double[] sums;

    Fit(List<Point> points) {
      zero = points.get(0).time();
      x = new double[points.size()];
      y = new double[points.size()];
      double low = Double.MAX_VALUE;
      double high = -Double.MAX_VALUE;
      for (int i = 0; i < x.length; i++) {
        x[i] = Duration.between(zero, points.get(i).time()).toMillis() / 1000.0;
        y[i] = points.get(i).value();
        low = Math.min(low, y[i]);
        high = Math.max(high, y[i]);
      }
      double range = Math.max(high - low, Double.MIN_NORMAL);
      for (int i = 0; i < y.length; i++) {
        y[i] = (y[i] - low) / range;
      }
      sums = new double[(x.length - 2) * STEPS];
      for (int i = 0; i < sums.length; i++) {
        sums[i] = line(place(i), true)[0];
      }
    }

    int best() {
      int best = 0;
      for (int i = 1; i < sums.length; i++) {
        best = sums[i] < sums[best] ? i : best;
      }
      return best;
    }

    /** Variance of the errors; what is counted in whole numbers is never without any. */
    double noise(int best) {
      return Math.max(sums[best], 1e-6 * x.length) / (x.length - 3);
    }

    boolean levelThenGrowing(int best) {
      double after = line(place(best), true)[1];
      double before = line(place(best), false)[1];
      return after > 0 && Math.abs(before) <= LEVEL * after;
    }

    Instant time(int index) {
      return zero.plusMillis(Math.round(place(index) * 1000));
    }

    private double place(int index) {
      int i = index / STEPS;
      return x[i] + (x[i + 1] - x[i]) * (index % STEPS) / STEPS;
    }

    /**
     * Sum of squares and slope of a straight line: over {@code max(0, x − c)} of all readings, or
     * over {@code x} of those up to {@code c}.
     */
    private double[] line(double c, boolean hinged) {
      double n = 0;
      double sx = 0;
      double sy = 0;
      double sxx = 0;
      double sxy = 0;
      double syy = 0;
      for (int i = 0; i < x.length && (hinged || x[i] <= c); i++) {
        double z = hinged ? Math.max(0, x[i] - c) : x[i];
        n++;
        sx += z;
        sy += y[i];
        sxx += z * z;
        sxy += z * y[i];
        syy += y[i] * y[i];
      }
      double spread = sxx - sx * sx / n;
      double slope = spread <= 0 ? 0 : (sxy - sx * sy / n) / spread;
      double left = syy - sy * sy / n - slope * (sxy - sx * sy / n);
      return new double[] {Math.max(0, left), slope};
    }
  }
}
