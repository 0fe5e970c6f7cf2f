package io.leakscribe.agent.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.trend.Lives.Life;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** How often the verdict is right, over many simulated lives of a service. */
class TrendRatesTest {
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
  private static final int SEEDS = Integer.getInteger("trend.seeds", 100);
  private static final int LOOKS = 150;
  private static final double DAY = 86_400;
  private static final double BASE = 200e6;

  /** What came out of all looks at one life. */
  record Outcome(boolean alarm, double alarmAt, double growingShare, int covered, int forecasts) {}

  static final boolean DBG = true;
  static int[] HI = new int[11], LO = new int[11], OK = new int[11];

  record Rates(String name, double alarms, double at, double share, double coverage) {}

  private static Outcome look(Life life, double end, double after, Options o) {
    Series s = new Series();
    TrendAnalyzer analyzer = new TrendAnalyzer();
    int n = life.values().length;
    double nextLook = 0;
    double alarmAt = Double.NaN;
    int growing = 0;
    int looks = 0;
    int covered = 0;
    int forecasts = 0;
    for (int i = 0; i < n; i++) {
      Instant now = T0.plusNanos((long) (life.seconds()[i] * 1e9));
      s.add(now, life.values()[i]);
      if (i < nextLook) {
        continue;
      }
      nextLook = Math.max(i + 1, i * 1.0 + n / (double) LOOKS);
      looks++;
      Trend t = analyzer.analyze(s, now, o);
      if (t.growing() && life.seconds()[i] > after) {
        growing++;
        alarmAt = Double.isNaN(alarmAt) ? life.seconds()[i] : alarmAt;
        Forecast f = Forecaster.exhaustion(s, t, BASE * 5, now);
        Instant truth = T0.plusNanos((long) (life.crossing(BASE * 5, end) * 1e9));
        if (f != null && !Double.isNaN(end) && now.isBefore(truth)) {
          forecasts++;
          Instant latest = f.latest();
          if (DBG) {
            int b = (int) (10 * life.seconds()[i] / end);
            if (f.earliest().isAfter(truth)) HI[b]++;
            else if (latest != null && latest.isBefore(truth)) LO[b]++;
            else OK[b]++;
          }
          covered +=
              !f.earliest().isAfter(truth) && (latest == null || !latest.isBefore(truth)) ? 1 : 0;
        }
      }
    }
    return new Outcome(
        !Double.isNaN(alarmAt), alarmAt, growing / (double) looks, covered, forecasts);
  }

  private static Rates rates(String name, LongFunction<Life> lives, double unit, double end) {
    return rates(name, lives, unit, end, 0);
  }

  private static Rates rates(
      String name, LongFunction<Life> lives, double unit, double end, double after) {
    int alarms = 0;
    int covered = 0;
    int forecasts = 0;
    double share = 0;
    List<Double> at = new ArrayList<>();
    for (long seed = 0; seed < SEEDS; seed++) {
      Outcome o = look(lives.apply(seed), end, after, Options.liveSet());
      alarms += o.alarm() ? 1 : 0;
      share += o.growingShare() / SEEDS;
      covered += o.covered();
      forecasts += o.forecasts();
      if (o.alarm()) {
        at.add(o.alarmAt() / unit);
      }
    }
    Collections.sort(at);
    double median = at.isEmpty() ? Double.NaN : at.get(at.size() / 2);
    Rates r =
        new Rates(
            name,
            alarms / (double) SEEDS,
            median,
            share,
            forecasts == 0 ? Double.NaN : covered / (double) forecasts);
    if (DBG && forecasts > 0) {
      System.out.println(
          "late "
              + java.util.Arrays.toString(HI)
              + " early "
              + java.util.Arrays.toString(LO)
              + " ok "
              + java.util.Arrays.toString(OK));
      HI = new int[11];
      LO = new int[11];
      OK = new int[11];
    }
    System.out.printf(
        Locale.ROOT,
        "| %-34s | %5.1f %% | %5.2f | %5.1f %% | %5.1f %% |%n",
        r.name,
        100 * r.alarms,
        r.at,
        100 * r.share,
        100 * r.coverage);
    return r;
  }

  private static double cycle(double t, double phase) {
    return 0.5 - 0.5 * Math.cos(2 * Math.PI * (t / DAY + phase));
  }

  private static double phase(long seed) {
    return new SplittableRandom(seed * 31 + 7).nextDouble();
  }

  private static double burst(double t, double at, double length) {
    return t > at && t < at + length
        ? Math.min(1, Math.min(t - at, at + length - t) / (length / 4))
        : 0;
  }

  @Test
  void table() {
    double noise = 0.03 * BASE;
    double[] full = {120, 3600, 2 * DAY, 14 * DAY};
    String[] names = {"2 min", "1 h", "2 days", "2 weeks"};
    int[] readings = {80, 240, 4000, 40_000};
    for (int i = 0; i < full.length; i++) {
      double end = full[i];
      int n = readings[i];
      Rates r =
          rates(
              "leak, full after " + names[i],
              seed -> Lives.read(t -> BASE * (1 + 4 * t / end), end, n, noise, 0.3, seed),
              end,
              end);
      assertThat(r.alarms).isGreaterThan(0.97);
    }
    double end = 6 * DAY;
    rates(
        "leak under daily load, 6 days",
        seed ->
            Lives.read(
                t -> BASE * (1 + 4 * t / end) + 0.3 * BASE * cycle(t, phase(seed)),
                end,
                6000,
                noise,
                0.3,
                seed),
        end,
        end);
    rates(
        "slow leak under daily load, 20 days",
        seed ->
            Lives.read(
                t -> BASE * (1 + 4 * t / (20 * DAY)) + BASE * cycle(t, phase(seed)),
                20 * DAY,
                6000,
                noise,
                0.3,
                seed),
        20 * DAY,
        20 * DAY);
    rates(
        "leak from day 3, full after 2 more",
        seed ->
            Lives.read(
                t -> BASE * (1 + 4 * Math.max(0, t - 3 * DAY) / (2 * DAY)),
                5 * DAY,
                6000,
                noise,
                0.3,
                seed),
        5 * DAY,
        5 * DAY);
    rates(
        "leak + sawtooth of old garbage",
        seed ->
            Lives.read(
                t -> BASE * (1 + 4 * t / end + 0.4 * ((t / 7000 + phase(seed)) % 1)),
                end,
                6000,
                noise,
                0.3,
                seed),
        end,
        Double.NaN);
    rates("noise", seed -> Lives.read(t -> BASE, 2 * DAY, 2000, noise, 0.3, seed), DAY, Double.NaN);
    rates(
        "noise, AR 0.9",
        seed -> Lives.read(t -> BASE, 2 * DAY, 2000, noise, 0.9, seed),
        DAY,
        Double.NaN);
    rates(
        "noise, four weeks",
        seed -> Lives.read(t -> BASE, 28 * DAY, 20_000, noise, 0.9, seed),
        DAY,
        Double.NaN);
    rates(
        "few noisy readings",
        seed -> Lives.read(t -> BASE, 2 * DAY, 150, 0.2 * BASE, 0.5, seed),
        DAY,
        Double.NaN);
    rates(
        "daily cycle, 7 days",
        seed ->
            Lives.read(t -> BASE * (1 + cycle(t, phase(seed))), 7 * DAY, 5000, noise, 0.3, seed),
        DAY,
        Double.NaN);
    rates(
        "daily cycle 8 % day to day, 7 days",
        seed ->
            Lives.read(
                t ->
                    BASE
                        * (1
                            + cycle(t, phase(seed))
                                * (1
                                    + 0.08
                                        * Math.sin(
                                            seed * 77.7
                                                + Math.floor(t / DAY + phase(seed)) * 91.3))),
                7 * DAY,
                5000,
                noise,
                0.3,
                seed),
        DAY,
        Double.NaN,
        DAY);
    rates(
        "cache filling, exponential 6 h of 48",
        seed ->
            Lives.read(
                t -> BASE * (1 + 2 * (1 - Math.exp(-t / 21_600))), 2 * DAY, 4000, noise, 0.3, seed),
        21_600,
        Double.NaN);
    rates(
        "cache filling, linear 6 h of 48",
        seed ->
            Lives.read(
                t -> BASE * (1 + 2 * Math.min(1, t / 21_600)), 2 * DAY, 4000, noise, 0.3, seed),
        21_600,
        Double.NaN);
    rates(
        "one step",
        seed ->
            Lives.read(
                t -> BASE * (t > DAY * (0.3 + phase(seed)) ? 1.5 : 1),
                2 * DAY,
                2000,
                noise,
                0.3,
                seed),
        DAY,
        Double.NaN);
    rates(
        "three steps",
        seed ->
            Lives.read(
                t -> BASE * (1 + 0.3 * Math.floor(t / (2.1 * DAY / 4))),
                2 * DAY,
                2000,
                noise,
                0.3,
                seed),
        DAY,
        Double.NaN);
    rates(
        "sawtooth of old garbage",
        seed ->
            Lives.read(
                t -> BASE * (1.4 - 0.4 * ((t / 7000 + phase(seed)) % 1)),
                2 * DAY,
                2000,
                noise,
                0.3,
                seed),
        DAY,
        Double.NaN);
    rates(
        "sawtooth, rising",
        seed ->
            Lives.read(
                t -> BASE * (1 + 0.4 * ((t / 7000 + phase(seed)) % 1)),
                2 * DAY,
                2000,
                noise,
                0.3,
                seed),
        DAY,
        Double.NaN,
        14000);
    rates(
        "burst of 1 h on day 2",
        seed ->
            Lives.read(
                t -> BASE * (1 + burst(t, DAY * (1 + phase(seed) / 2), 3600)),
                2 * DAY,
                4000,
                noise,
                0.3,
                seed),
        DAY,
        Double.NaN);
    rates(
        "leak stops at day 1 of 4",
        seed ->
            Lives.read(t -> BASE * (1 + 2 * Math.min(1, t / DAY)), 4 * DAY, 4000, noise, 0.3, seed),
        DAY,
        Double.NaN);
  }
}
