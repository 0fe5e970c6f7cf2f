package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.observe.LiveSetReading;
import io.leakscribe.agent.observe.LiveSetReading.Basis;
import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.observe.TurnoverReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The holders and the tracked types that the probes report, each kind bounded. Not thread-safe. */
final class HolderBook {
  private static final int MOST = 2000;

  /** What the probe stopped reporting for as long is forgotten. */
  private static final Duration FORGET_AFTER = Duration.ofHours(1);

  /** Share of what a holder gained that another one must have lost, and the other way round. */
  private static final double MOST_OF_IT = 0.7;

  private static final int ENOUGH_GIVEN = 100;
  private static final Duration GONE_AFTER = Duration.ofSeconds(30);

  final Map<String, HolderTrack> holders = new HashMap<>();
  final Map<String, LifecycleTrack> lifecycles = new HashMap<>();

  /**
   * Takes the next observation in.
   *
   * @param settled whether the warm-up is over: only then does the live set tell about holders
   */
  void observe(Observation seen, boolean settled) {
    seen.holders().forEach(reading -> observe(seen.time(), reading));
    seen.turnovers().forEach(this::observe);
    boolean collected = seen.liveSet().stream().anyMatch(r -> r.basis() == Basis.OLD_RECLAIMED);
    seen.lifecycles().forEach(reading -> observe(seen.time(), reading, collected));
    attribute(seen, settled);
    Instant oldest = seen.time().minus(FORGET_AFTER);
    holders.values().removeIf(t -> t.lastSeen().isBefore(oldest));
    // A cache that is gone is not reported any more, and a service may make them for ever.
    lifecycles.values().removeIf(t -> t.lastSeen().isBefore(oldest));
  }

  void restartBalance() {
    holders.values().forEach(HolderTrack::restartBalance);
  }

  /** One that lost about what this one gained, and still does; null where there is none. */
  @Nullable HolderTrack giverTo(HolderTrack taker) {
    return taker.gained() < ENOUGH_GIVEN
        ? null
        : holders.values().stream()
            .filter(track -> track.isOfTheSameOwners() && !isGone(track, taker))
            .filter(track -> isMirrored(taker.gained(), track.gained()))
            .filter(track -> isMirrored(taker.gainedRecently(), track.gainedRecently()))
            .min(Comparator.comparingDouble(HolderTrack::gained))
            .orElse(null);
  }

  private static boolean isMirrored(double gained, double other) {
    return MOST_OF_IT * gained <= -other && MOST_OF_IT * -other <= gained;
  }

  /** One that becomes too small is not read any more: for a while it counts as it was last. */
  private static boolean isGone(HolderTrack track, HolderTrack other) {
    return track.lastSeen().isBefore(other.lastSeen().minus(GONE_AFTER));
  }

  private void observe(Instant time, HolderReading reading) {
    HolderTrack track = holders.get(reading.holder());
    if (track != null) {
      track.observe(time, reading);
    } else if (holders.size() < MOST) {
      holders.put(reading.holder(), new HolderTrack(reading, time));
    }
  }

  private void observe(TurnoverReading reading) {
    HolderTrack track = holders.get(reading.holder());
    if (track != null) {
      track.observe(reading);
    }
  }

  private void observe(Instant time, LifecycleReading reading, boolean collected) {
    LifecycleTrack track = lifecycles.get(reading.kind() + reading.type());
    if (track != null) {
      track.observe(time, reading, collected);
    } else if (lifecycles.size() < MOST) {
      lifecycles.put(reading.kind() + reading.type(), new LifecycleTrack(reading, time));
    }
  }

  private void attribute(Observation seen, boolean settled) {
    if (!settled) {
      return;
    }
    long lowest = Long.MAX_VALUE;
    for (LiveSetReading reading : seen.liveSet()) {
      if (reading.basis() == Basis.OLD_RECLAIMED) {
        holders.values().forEach(t -> t.attribution.add(t.last().entries(), reading.bytes()));
      } else {
        lowest = Math.min(lowest, reading.bytes());
      }
    }
    if (lowest < Long.MAX_VALUE) {
      double bytes = lowest;
      holders.values().forEach(t -> t.above.addIfMore(t.last().entries(), bytes));
    }
  }
}
