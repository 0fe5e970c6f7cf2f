package io.leakscribe.agent.trend;

import io.leakscribe.agent.trend.Finding.Kind;
import io.leakscribe.agent.trend.Trend.Shape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides whether a series keeps growing.
 *
 * <p>Windows of 10 to 49 points in spans that double, from seconds to years; growth counts when it
 * stands out in one of them by Mann–Kendall's test with the correction of Hamed and Rao, has not
 * slowed down, is no staircase, lasts, and leads to highs and lows never seen before. Nothing
 * depends on how often it is asked: the verdict is a function of the series alone.
 *
 * <p>Repeated looks: {@link Options#alpha} is spent per doubling of the observed time. A window
 * that is the share s of it gets s times that, because 1/s such windows fit side by side; from a
 * minute to four weeks are 15 doublings.
 *
 * <p>Pure and stateless, thread-safe as long as the series stands still.
 */
public final class TrendAnalyzer {
  /** Of the remaining time: how long a fast leak may be watched before it is told. */
  private static final double URGENT_SHARE = 0.25;

  /** Growth in a newer window this much faster than that of a saturating older one is its own. */
  private static final double FASTER = 1.5;

  /** An analyzer; it keeps no state. */
  public TrendAnalyzer() {}

  /** Judges the series as of {@code now}, which is not before the newest reading. */
  public Trend analyze(Series s, Instant now, Options o) {
    Instant optionsFrom = o.from();
    double from = optionsFrom == null ? 0 : Math.max(0, s.toSeconds(optionsFrom));
    int have = readingsSince(s, from);
    if (have < o.minReadings()) {
      return cannotTell(have, have + " of " + o.minReadings() + " readings");
    }
    double observed = s.lastSeconds() - from;
    List<Finding> findings = new ArrayList<>();
    for (int k = s.levels() - 1; k >= 0; k--) {
      Window whole = s.window(k, from);
      examine(s, o, from, k, whole, observed, findings);
      if (whole.size >= 2 * Math.max(12, o.minReadings())) {
        examine(s, o, from, k, whole.slice(whole.size / 2, whole.size), observed, findings);
      }
    }
    return verdict(s, from, findings);
  }

  private static void examine(
      Series s, Options o, double from, int level, Window w, double observed, List<Finding> found) {
    if (w.size < o.minReadings()) {
      return;
    }
    double share = Math.min(1, w.span() / Math.max(observed, 1e-9));
    if (share < o.minShare() && !urgent(w, o)) {
      return;
    }
    Finding f = new WindowJudge(s, o, from, level, w, share).run();
    found.add(f);
  }

  private static boolean urgent(Window w, Options o) {
    double growth = w.values[w.size - 1] - w.values[0];
    return growth > 0 && o.headroom() / growth < 1 / URGENT_SHARE;
  }

  /** Exact as long as it matters: no options ask for more than the finest level holds. */
  private static int readingsSince(Series s, double from) {
    return from <= 0 ? s.size() : s.window(0, from).size;
  }

  private static Trend verdict(Series s, double from, List<Finding> findings) {
    double saturating = 0;
    Finding best = null;
    for (Finding f : findings) {
      if (f.is(Kind.GROWTH) && f.slope() > FASTER * saturating) {
        return growing(s, from, f);
      }
      if (f.is(Kind.SATURATING) || f.is(Kind.STEP)) {
        saturating = Math.max(saturating, f.slope());
        best = best == null ? f : best;
      }
    }
    Finding told = best == null && !findings.isEmpty() ? findings.get(0) : best;
    return told == null ? cannotTell(0, "readings too far apart") : notGrowing(told);
  }

  private static Trend growing(Series s, double from, Finding f) {
    Window wider = f.level() + 1 < s.levels() ? s.window(f.level() + 1, from) : f.window();
    Window history = wider.size > f.window().size / 2 ? wider : f.window();
    double onset = Math.min(Line.onset(history), f.window().times[f.window().size / 2]);
    Window w = sinceOnset(s, f, onset);
    TheilSen sen = new TheilSen(w);
    double slope = sen.slope();
    double deviation = MannKendall.test(w, slope).deviation();
    double[] parts = slopesOfParts(w);
    double swing = swingBefore(s, f.level(), onset) / Math.max(w.span(), 1e-9);
    return new Trend(
        Shape.GROWING,
        slope,
        Math.min(sen.lower(deviation), Math.min(parts[0], parts[1])) - swing,
        Math.max(sen.upper(deviation), Math.max(parts[0], parts[1])) + swing,
        s.instant(onset),
        duration(w.span()),
        readings(f.level(), w),
        f.p(),
        f.why());
  }

  /** Slopes of the older and the newer two thirds: how much the rate itself varies. */
  private static double[] slopesOfParts(Window w) {
    int third = w.size / 3;
    return new double[] {
      new TheilSen(w.slice(0, w.size - third)).slope(), new TheilSen(w.slice(third, w.size)).slope()
    };
  }

  /** How far the series went up and down before it grew: load does that, and goes on doing it. */
  private static double swingBefore(Series s, int level, double onset) {
    double swing = 0;
    for (int k = level; k < s.levels(); k++) {
      Level l = s.level(k);
      double[] before = new double[l.size()];
      int n = 0;
      while (n < l.size() && l.time(n) < onset) {
        before[n] = l.mean(n);
        n++;
      }
      if (n >= 8) {
        double high = Select.kth(before, n, n - 1 - n / 10);
        swing = Math.max(swing, high - Select.kth(before, n, n / 10));
      }
    }
    return swing;
  }

  private static Window sinceOnset(Series s, Finding f, double onset) {
    Window w = s.window(f.level(), onset);
    return w.size >= 8 ? w : f.window();
  }

  private static Trend notGrowing(Finding f) {
    Shape shape =
        switch (f.kind()) {
          case STEP -> Shape.STEP;
          case SATURATING -> Shape.FILLING;
          default -> Shape.STEADY;
        };
    Window w = f.window();
    return new Trend(
        shape,
        f.slope(),
        f.slope(),
        f.slope(),
        null,
        duration(w.span()),
        readings(f.level(), w),
        f.p(),
        f.why());
  }

  private static Trend cannotTell(int readings, String reason) {
    return new Trend(Shape.CANNOT_TELL, 0, 0, 0, null, Duration.ZERO, readings, 1, reason);
  }

  private static int readings(int level, Window w) {
    return (int) Math.min(Integer.MAX_VALUE, w.size * Math.pow(Series.FOLD, level));
  }

  private static Duration duration(double seconds) {
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  /**
   * Whether it may pay to analyse: cheap, and false for most series that do not grow. Says nothing
   * about those that did: a series once found growing wants {@link #analyze} until it is resolved.
   */
  public static boolean worthAnalyzing(Series s) {
    if (s.size() < 8 || s.increments() <= 0) {
      return false;
    }
    for (int k = 0; k < s.levels(); k++) {
      if (rises(s.level(k))) {
        return true;
      }
    }
    return false;
  }

  private static boolean rises(Level l) {
    int n = l.size();
    int part = n / 3;
    if (n < 8) {
      return false;
    }
    double older = 0;
    double newer = 0;
    for (int i = 0; i < part; i++) {
      older += l.mean(i);
      newer += l.mean(n - 1 - i);
    }
    return newer - older > 0.005 * Math.abs(older);
  }
}
