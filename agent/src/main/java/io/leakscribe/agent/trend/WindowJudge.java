package io.leakscribe.agent.trend;

import io.leakscribe.agent.trend.Finding.Kind;

/** The tests one window has to pass before it counts as growth, cheapest first. */
final class WindowJudge {
  /** Growth of the newer half of the window over that of the older; below it is saturating. */
  static final double SATURATING = 0.55;

  /** A staircase must fit clearly better than a line, it has more parameters. */
  static final double STAIRCASE = 0.5;

  /** How far beyond the earlier range new highs and lows must be, as a share of that range. */
  static final double NOVEL = 0.25;

  /** Error probability for naming a step or a bend, which raises no alarm. */
  static final double HIGHER_AT_ALL = 0.01;

  /** A window of a smaller share has many others like it beside it, and must stand out more. */
  static final double LONG = 0.3;

  private final Series series;
  private final Options options;
  private final double from;
  private final double share;
  private final double alpha;
  private final int level;
  private final Window w;

  /**
   * @param share of the observed time that the window spans
   */
  WindowJudge(Series series, Options options, double from, int level, Window w, double share) {
    this.series = series;
    this.options = options;
    this.from = from;
    this.level = level;
    this.w = w;
    this.share = share;
    this.alpha = options.alpha() * share;
  }

  Finding run() {
    int third = w.size / 3;
    double a = w.median(0, third);
    double c = w.median(w.size - third, w.size);
    double growth = (c - a) * 1.5;
    if (growth < options.material(a)) {
      return finding(Kind.NO_GROWTH, 0, 1, "the growth is immaterial");
    }
    double slope = new TheilSen(w).slope();
    Window tested = w;
    MannKendall mk = MannKendall.test(tested, slope);
    // Steps and bends look like autocorrelation to the corrected test: judged before it.
    if (slope > 0 && mk.uncorrected() < HIGHER_AT_ALL) {
      Curve curve = Curve.of(w);
      double stairs = Staircase.squaredError(w) / Math.max(curve.squaredError(), 1e-30);
      if (stairs < STAIRCASE) {
        return finding(Kind.STEP, slope, mk.p(), "steps fit better than growth");
      }
      Slowing slowing = Slowing.of(w);
      boolean slower = slowing.ratio() < SATURATING || curve.bendsDown();
      if (slower && !(slowing.remaining() >= options.headroom())) {
        return finding(Kind.SATURATING, slope, mk.p(), "newer growth is less than older");
      }
      if (slower) {
        // It slows down, but not in time: the bend must not pass for autocorrelation.
        tested = Curve.straightened(w);
        mk = MannKendall.test(tested, slope);
      }
    }
    if (mk.p() > alpha || slope <= 0) {
      return finding(Kind.NO_GROWTH, slope, mk.p(), "p is above what counts");
    }
    if (!novel()) {
      return finding(Kind.NO_GROWTH, slope, mk.p(), "it only returns to earlier levels");
    }
    if (!persistent(tested, slope)) {
      return finding(Kind.NO_GROWTH, slope, mk.p(), "it has not lasted yet");
    }
    Series work = options.load();
    if (work != null && new Load(work, series).explains(w, growth)) {
      return finding(Kind.NO_GROWTH, slope, mk.p(), "it follows the load");
    }
    return finding(Kind.GROWTH, slope, mk.p(), "p is below what counts");
  }

  /** New highs above all earlier highs and new lows above all earlier lows: no daily cycle does. */
  private boolean novel() {
    int third = w.size / 3;
    double low = w.low(0, third);
    double high = w.high(0, third);
    for (int k = level; k < series.levels(); k++) {
      Level l = series.level(k);
      for (int i = 0; i < l.size() && l.time(i) < w.start(); i++) {
        if (l.time(i) >= from) {
          low = Math.min(low, l.mean(i));
          high = Math.max(high, l.mean(i));
        }
      }
    }
    double margin = (share < LONG ? 2 * NOVEL : NOVEL) * (high - low);
    return w.high(w.size - third, w.size) > high + margin
        && w.low(w.size - third, w.size) > low + margin;
  }

  /** Whether the same growth had shown a third of the window ago, and has gone on since. */
  private boolean persistent(Window tested, double slope) {
    int sixth = Math.max(1, w.size / 6);
    double p = MannKendall.test(tested.slice(0, w.size - 2 * sixth), slope).p();
    return p < Math.sqrt(alpha)
        && w.median(w.size - sixth, w.size) > w.median(w.size - 2 * sixth, w.size - sixth);
  }

  /** Words without numbers: to format them took longer than to find them. */
  private Finding finding(Kind kind, double slope, double p, String why) {
    return new Finding(kind, level, w, slope, p, why);
  }
}
