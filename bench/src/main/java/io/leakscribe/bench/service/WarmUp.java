package io.leakscribe.bench.service;

import java.util.List;
import java.util.Locale;

/**
 * How long a service is warmed up before anything is counted: in windows of requests, until the CPU
 * of a request has stopped falling.
 *
 * @param window requests in one, at least 1
 * @param least requests before it may be over
 * @param most requests after which it is over in any case
 */
record WarmUp(int window, int least, int most) {
  /** The last windows that must look alike. */
  private static final int ALIKE = 2;

  /** What noise alone may make of two windows that cost the same. */
  private static final double TOLERANCE = 0.03;

  static WarmUp untilSettled() {
    return new WarmUp(50_000, 200_000, 700_000);
  }

  /** That many, whatever they cost. */
  static WarmUp of(int requests) {
    int atLeastOne = Math.max(1, requests);
    return new WarmUp(atLeastOne, atLeastOne, atLeastOne);
  }

  /**
   * Whether it is over.
   *
   * @param cpu of a request in each window so far, in any unit
   */
  boolean isOver(List<Double> cpu) {
    long done = (long) cpu.size() * window;
    return done >= most || (done >= least && isSettled(cpu));
  }

  boolean isFixed() {
    return least == most;
  }

  /** Whether each of the last two windows is within 3 % of the best of all. */
  static boolean isSettled(List<Double> cpu) {
    if (cpu.size() <= ALIKE) {
      return false;
    }
    double best = cpu.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    return cpu.subList(cpu.size() - ALIKE, cpu.size()).stream()
        .allMatch(each -> each <= best * (1 + TOLERANCE));
  }

  @Override
  public String toString() {
    return isFixed()
        ? String.format(Locale.ROOT, "%,d requests to warm up", most)
        : String.format(
            Locale.ROOT,
            "%,d to %,d requests to warm up, until the CPU of one falls no more",
            least,
            most);
  }
}
