package io.leakscribe.agent.suspect;

import io.leakscribe.agent.trend.Trend;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * What the load says: a holder that has grown by no more than the work did, may only follow it, and
 * the next evening will tell. Work is bytes allocated per second.
 */
final class LoadEvidence {
  /** Load that rose by less explains nothing. */
  private static final double ROSE = 1.25;

  /** Growth up to this much more than that of the load may be the load's. */
  private static final double ABOUT = 1.2;

  private LoadEvidence() {}

  static void addTo(Ledger ledger, Scene scene, HolderTrack track, Trend trend, Sketch load) {
    Instant from = scene.now().minus(trend.window());
    Duration third = trend.window().dividedBy(3);
    double before = load.mean(from, from.plus(third));
    double after = load.mean(scene.now().minus(third), scene.now());
    if (!(before > 0) || !(after >= ROSE * before)) {
      return;
    }
    double now = track.last().entries();
    double then = Math.max(1, now - trend.perSecond() * trend.window().toSeconds());
    if (now / then <= ABOUT * after / before) {
      ledger.add(
          Sign.GROWS_WITH_LOAD,
          String.format(
              Locale.ROOT,
              "The load grew as well in these %s: %.1f times the allocation, %.1f times the"
                  + " entries.",
              Words.duration(trend.window()),
              after / before,
              now / then));
    }
  }
}
