package io.leakscribe.agent.trend;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a series is judged. Immutable.
 *
 * @param from readings before it are ignored (warm-up, deploy), null for none
 * @param minReadings fewer give no verdict; 8 to 48
 * @param minGrowth growth over the deciding window below this is immaterial, in units of the series
 * @param minRelativeGrowth the same as a share of the level at the window's start
 * @param minDeviations the same in units of the square root of that level: what comes and goes
 *     independently varies by it (Poisson); 0 for what is no count
 * @param alpha error probability that is spent per doubling of the observed time
 * @param minShare the deciding window's least share of the observed time
 * @param headroom what is left in units of the series, NaN when unknown; lets a fast leak that
 *     starts late be told before it fills {@code minShare}
 * @param load cumulative work (requests served, sessions created), null when unknown; growth that
 *     it explains does not count
 */
public record Options(
    @Nullable Instant from,
    int minReadings,
    double minGrowth,
    double minRelativeGrowth,
    double minDeviations,
    double alpha,
    double minShare,
    double headroom,
    @Nullable Series load) {

  public Options {
    if (minReadings < 8 || minReadings > Level.BUCKETS) {
      throw new IllegalArgumentException(
          "minReadings is " + minReadings + "; the tests need 8 to " + Level.BUCKETS + ".");
    }
  }

  /** For bytes in use after old collections: few readings, noisy. */
  public static Options liveSet() {
    return new Options(null, 12, 1 << 20, 0.1, 0, 1e-5, 1 / 24.0, Double.NaN, null);
  }

  /** For holder entries and retained objects: many readings, little noise. */
  public static Options counts() {
    return new Options(null, 16, 20, 0.1, 5, 1e-5, 1 / 24.0, Double.NaN, null);
  }

  /**
   * For objects that have ended and are still reachable, one reading for each old collection: that
   * they are there is nearly the proof, and growth is asked for only to tell them from a few that
   * somebody holds for long.
   */
  public static Options retained() {
    return new Options(null, 8, 20, 0.1, 5, 1e-3, 1 / 24.0, Double.NaN, null);
  }

  /** These options with readings before {@code time} ignored. */
  public Options withFrom(@Nullable Instant time) {
    return new Options(
        time,
        minReadings,
        minGrowth,
        minRelativeGrowth,
        minDeviations,
        alpha,
        minShare,
        headroom,
        load);
  }

  /** These options with what is left until the resource is used up. */
  public Options withHeadroom(double left) {
    return new Options(
        from,
        minReadings,
        minGrowth,
        minRelativeGrowth,
        minDeviations,
        alpha,
        minShare,
        left,
        load);
  }

  /** These options with another rule for what growth matters. */
  public Options withMateriality(double growth, double relativeGrowth) {
    return new Options(
        from, minReadings, growth, relativeGrowth, minDeviations, alpha, minShare, headroom, load);
  }

  /** These options with another number of readings that a verdict needs. */
  public Options withMinReadings(int readings) {
    return new Options(
        from,
        readings,
        minGrowth,
        minRelativeGrowth,
        minDeviations,
        alpha,
        minShare,
        headroom,
        load);
  }

  /** These options with cumulative work to take out; read while analysing. */
  public Options withLoad(@Nullable Series work) {
    return new Options(
        from,
        minReadings,
        minGrowth,
        minRelativeGrowth,
        minDeviations,
        alpha,
        minShare,
        headroom,
        work);
  }

  /** Growth from {@code level} that is worth a word. */
  double material(double level) {
    double size = Math.abs(level);
    return Math.max(minGrowth, Math.max(minRelativeGrowth * size, minDeviations * Math.sqrt(size)));
  }
}
