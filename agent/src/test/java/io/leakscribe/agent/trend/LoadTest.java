package io.leakscribe.agent.trend;

import static io.leakscribe.agent.trend.Lives.BASE;
import static io.leakscribe.agent.trend.Lives.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.trend.Lives.Life;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final int SEEDS = 20;

  private static double alarms(double leakPerDay, boolean withLoad) {
    int alarms = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Lives.Draw draw =
          Lives.bytes(3 * DAY, 3000, (t, p) -> 1 + leakPerDay * t / DAY + Lives.day(t, p));
      alarms += alarmed(draw.life(seed), leakPerDay, withLoad) ? 1 : 0;
    }
    return alarms / (double) SEEDS;
  }

  private static boolean alarmed(Life life, double leakPerDay, boolean withLoad) {
    Series series = new Series();
    Series work = new Series();
    Options options = Options.liveSet().withLoad(withLoad ? work : null);
    double done = 0;
    double before = 0;
    for (int i = 0; i < life.values().length; i++) {
      double t = life.seconds()[i];
      double cycle = life.curve().applyAsDouble(t) / BASE - 1 - leakPerDay * t / DAY;
      done += (t - before) * (20 + 100 * cycle);
      before = t;
      work.add(Rates.instant(t), done);
      series.add(Rates.instant(t), life.values()[i]);
      if (i % 40 == 0 && new TrendAnalyzer().analyze(series, Rates.instant(t), options).growing()) {
        return true;
      }
    }
    return false;
  }

  @Test
  void load_clears_the_first_morning_and_leaves_leaks() {
    double morning = alarms(0, false);
    double morningWithLoad = alarms(0, true);
    double leakWithLoad = alarms(1, true);
    System.out.printf(
        "daily cycle: alarms %.0f %%, load taken out %.0f %%; leak, load taken out %.0f %%%n",
        100 * morning, 100 * morningWithLoad, 100 * leakWithLoad);

    assertThat(morning).isGreaterThan(0.4);
    assertThat(morningWithLoad).isLessThan(0.1);
    assertThat(leakWithLoad).isGreaterThan(0.9);
  }
}
