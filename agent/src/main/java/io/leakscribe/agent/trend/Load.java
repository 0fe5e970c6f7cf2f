package io.leakscribe.agent.trend;

import java.util.Arrays;

/**
 * Takes load out: whether what grows is explained by more work per second. The value is regressed
 * on time and on the rate of work at once (which covers additive and proportional load alike);
 * growth counts when time keeps its share of it. A leak that is younger than the rise of load is
 * taken for load until the load turns: patience is the price.
 */
final class Load {
  /** Load that varies less than this explains nothing. */
  private static final double VARIES = 0.05;

  /** Time must keep at least this share of the growth. */
  private static final double REST = 0.3;

  /** Student's t that time must reach beside the rate of work. */
  private static final double CLEAR = 5;

  private final Series work;
  private final Series series;

  /**
   * @param work cumulative work, such as requests served
   */
  Load(Series work, Series series) {
    this.work = work;
    this.series = series;
  }

  boolean explains(Window w, double growth) {
    if (work.size() < 3) {
      return false;
    }
    double[] rates = rates(w);
    if (!varies(rates)) {
      return false;
    }
    double[] time = without(rates, Arrays.copyOf(w.times, w.size));
    double[] value = without(rates, Arrays.copyOf(w.values, w.size));
    double power = dot(time, time);
    double slope = dot(time, value) / Math.max(power, 1e-30);
    double error = Math.max(0, dot(value, value) - slope * slope * power);
    double deviation = Math.sqrt(error / Math.max(1, w.size - 3) / Math.max(power, 1e-30));
    return slope * w.span() < REST * growth || slope < CLEAR * deviation;
  }

  /** What is left of {@code a} after regression on the rates. */
  private static double[] without(double[] rates, double[] a) {
    double[] r = centred(rates);
    double[] rest = centred(a);
    double b = dot(r, rest) / Math.max(dot(r, r), 1e-30);
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= b * r[i];
    }
    return rest;
  }

  private static double[] centred(double[] a) {
    double mean = Arrays.stream(a).sum() / a.length;
    return Arrays.stream(a).map(x -> x - mean).toArray();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static boolean varies(double[] rates) {
    double[] sorted = rates.clone();
    Arrays.sort(sorted);
    int tail = sorted.length / 10;
    double middle = sorted[sorted.length / 2];
    return sorted[sorted.length - 1 - tail] - sorted[tail] > VARIES * middle;
  }

  /** Work per second around each point. */
  private double[] rates(Window w) {
    double half = Math.max(w.span() / Math.max(1, w.size - 1), 1e-9) / 2;
    double[] rates = new double[w.size];
    for (int i = 0; i < w.size; i++) {
      double t = work.toSeconds(series.instant(w.times[i]));
      double from = Math.max(0, Math.min(t - half, work.lastSeconds() - 2 * half));
      double to = Math.min(from + 2 * half, work.lastSeconds());
      rates[i] = to > from ? (total(to) - total(from)) / (to - from) : 0;
    }
    return rates;
  }

  /** Cumulative work at a time, from the finest level that reaches back to it. */
  private double total(double t) {
    Level farthest = work.level(0);
    for (int k = 0; k < work.levels(); k++) {
      Level l = work.level(k);
      if (l.size() > 1 && l.time(0) <= t) {
        return interpolate(l, t);
      }
      farthest = l.size() > 1 && l.time(0) < farthest.time(0) ? l : farthest;
    }
    return interpolate(farthest, t);
  }

  private static double interpolate(Level l, double t) {
    int i = 1;
    while (i < l.size() - 1 && l.time(i) < t) {
      i++;
    }
    double part = (t - l.time(i - 1)) / (l.time(i) - l.time(i - 1));
    return l.mean(i - 1) + part * (l.mean(i) - l.mean(i - 1));
  }
}
