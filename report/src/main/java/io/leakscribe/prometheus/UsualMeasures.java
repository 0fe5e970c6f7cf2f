package io.leakscribe.prometheus;

import io.leakscribe.outside.Measure;
import io.leakscribe.outside.Measure.Better;
import java.util.List;

/** What is measured of every service, as far as it tells. */
final class UsualMeasures {
  static final Measure REQUESTS =
      new Measure("requests", "Requests answered", Measure.COUNT, Better.HIGHER);
  static final Measure ERRORS =
      new Measure("errors", "Requests answered with 5xx", Measure.COUNT, Better.LOWER);
  static final Measure P50 =
      new Measure("p50", "Response time, median", Measure.SECONDS, Better.LOWER);
  static final Measure P99 =
      new Measure("p99", "Response time, 99th percentile", Measure.SECONDS, Better.LOWER);
  static final Measure MEAN =
      new Measure("mean", "Response time, mean", Measure.SECONDS, Better.LOWER);
  static final Measure MAX =
      new Measure("max", "Response time, longest", Measure.SECONDS, Better.LOWER);
  static final Measure AVAILABILITY =
      new Measure("availability", "Scrapes answered", Measure.SHARE, Better.HIGHER);

  /** Names that are taken. */
  static final List<String> NAMES =
      List.of(
          "requests",
          "errors",
          "p50",
          "p99",
          "mean",
          "max",
          "availability",
          "error-share",
          "throughput",
          "latency",
          "targets");

  private UsualMeasures() {}
}
