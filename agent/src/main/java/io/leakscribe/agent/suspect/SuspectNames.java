package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.observe.Reached;
import io.leakscribe.agent.observe.TurnoverReading;
import io.leakscribe.agent.trend.Trend;
import io.leakscribe.journal.Suspect;
import io.leakscribe.journal.SuspectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Names a suspect of the heap: what leaks, how it is held, and where it is made and put in, from
 * whoever saw it best.
 */
final class SuspectNames {
  private final Scene scene;
  private final SurvivorBook survivors;

  SuspectNames(Scene scene, SurvivorBook survivors) {
    this.scene = scene;
    this.survivors = survivors;
  }

  Suspect of(HolderTrack track, Trend trend, @Nullable LifecycleTrack retained) {
    HolderReading reading = track.last();
    String leaking = leakingClass(reading, retained);
    SuspectKind reached = Kinds.of(reading.reached());
    SuspectKind kind =
        reached != null
            ? reached
            : Kinds.of(
                reading.holder(),
                reading.holderType(),
                leaking,
                retained == null ? null : retained.last().kind());
    OptionalDouble each = track.attribution.bytesPerEntry();
    double perHour = trend.perSecond() * 3600;
    return new Suspect(
        1,
        0,
        kind,
        Fingerprint.of(kind, reading.holder(), leaking),
        reading.holder(),
        reading.holderType(),
        leaking,
        allocationSite(reading, leaking),
        insertionSite(track),
        path(reading, leaking, survivors.chained(leaking)),
        reading.entries(),
        perHour,
        each.isPresent() ? (Long) Math.round(each.getAsDouble() * reading.entries()) : null,
        each.isPresent() ? (Double) (each.getAsDouble() * perHour) : null,
        trend.since(),
        List.of());
  }

  Suspect of(LifecycleReading reading, Trend trend) {
    String leaking = reading.retainedClass() != null ? reading.retainedClass() : reading.type();
    SuspectKind kind = Kinds.of(null, null, leaking, reading.kind());
    SurvivorTrack chained = survivors.chained(leaking);
    return new Suspect(
        1,
        0,
        kind,
        // As if there were no chain: it may be found only later.
        Fingerprint.of(kind, null, leaking),
        chained == null ? null : chained.last().holder(),
        null,
        leaking,
        reading.allocationSite(),
        null,
        chained == null ? List.of() : chained.last().path(),
        reading.retained(),
        trend.perSecond() * 3600,
        null,
        null,
        trend.since(),
        List.of());
  }

  /** As it was counted, else where sampled nodes of the container were made. */
  private @Nullable String insertionSite(HolderTrack track) {
    TurnoverReading counted = track.turnover();
    String site = counted == null ? null : counted.insertionSite();
    String sampled =
        survivors.insertionSite(track.last().holder(), track.last().sampled().classes());
    // A method that was running when its class was woven has lost its line numbers.
    return site == null || (site.contains("Unknown Source") && sampled != null) ? sampled : site;
  }

  private static @Nullable String leakingClass(
      HolderReading reading, @Nullable LifecycleTrack retained) {
    if (!reading.sampled().classes().isEmpty()) {
      return reading.sampled().classes().get(0);
    }
    return retained == null ? null : retained.last().retainedClass();
  }

  /**
   * As a walk or a search saw it, else what is known without: the class of a static field, or an
   * instance, then the container.
   */
  private static List<String> path(
      HolderReading reading, @Nullable String leaking, @Nullable SurvivorTrack chained) {
    if (chained != null && reading.holder().equals(chained.last().holder())) {
      return chained.last().path();
    }
    List<String> path = new ArrayList<>();
    Reached reached = reading.reached();
    if (reached != null) {
      path.addAll(reached.path());
    } else {
      path.add(reading.isStatic() ? "static " + reading.holder() : reading.holder());
    }
    path.add(reading.holderType());
    if (leaking != null) {
      path.add(leaking);
    }
    return path;
  }

  private @Nullable String allocationSite(HolderReading reading, @Nullable String leaking) {
    for (LifecycleTrack track : scene.lifecycles()) {
      if (track.last().type().equals(leaking)) {
        return track.last().allocationSite();
      }
    }
    SurvivorTrack survivor = survivors.fitting(reading.holder(), reading.sampled().classes());
    return survivor == null ? null : survivor.last().site();
  }
}
