package io.leakscribe.agent.publish;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.HolderReading.Sampled;
import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.observe.ProcessReading;
import io.leakscribe.agent.suspect.Assessment;
import io.leakscribe.agent.trend.Trend;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Suspect;
import io.leakscribe.journal.SuspectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Observations and assessments for tests. */
final class Seen {
  static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private Seen() {}

  static Observation at(Instant time, Duration uptime) {
    Observation seen = observation(1);
    return new Observation(
        time, uptime, seen.liveSet(), seen.holders(), seen.lifecycles(), seen.process());
  }

  static Observation observation(int holders) {
    return new Observation(
        NOW,
        Duration.ofMinutes(5),
        List.of(),
        IntStream.range(0, holders).mapToObj(Seen::holder).toList(),
        List.of(
            lifecycle(LifecycleReading.Kind.SESSION, "com.shop.Session"),
            lifecycle(LifecycleReading.Kind.CACHE_ENTRY, "com.shop.Prices.cache")),
        new ProcessReading(
            500, 1_000_000_000, 10, 20, null, 700L, 2000L, 30, 40, 0.1, 0.5, null, null, null));
  }

  static Assessment assessment(int suspects) {
    return new Assessment(
        NOW,
        IntStream.range(0, suspects)
            .mapToObj(
                i -> new Assessment.RankedSuspect(suspect(i), Assessment.Verdict.CONFIRMED, true))
            .toList(),
        new Exhaustion("heap", NOW.plusSeconds(3600), NOW.plusSeconds(1800), null),
        List.of(),
        List.of(),
        40_000_000L,
        new Trend(
            Trend.Shape.GROWING, 1000, 900, 1100, NOW, Duration.ofMinutes(5), 20, 0.001, "grows"));
  }

  static Suspect suspect(int i) {
    return new Suspect(
        i + 1,
        0.9,
        SuspectKind.SESSION,
        "f" + i,
        "com.shop.R" + i + ".map",
        "java.util.HashMap",
        "com.shop.Session",
        null,
        null,
        List.of(),
        100L,
        50.0,
        null,
        null,
        NOW,
        List.of());
  }

  static Suspect suspect(String fingerprint, @Nullable Double entriesPerHour) {
    Suspect any = suspect(0);
    return new Suspect(
        1,
        0.9,
        SuspectKind.SESSION,
        fingerprint,
        any.holder(),
        any.holderType(),
        any.leakingClass(),
        null,
        null,
        List.of(),
        100L,
        entriesPerHour,
        null,
        null,
        NOW,
        List.of());
  }

  private static HolderReading holder(int i) {
    return new HolderReading(
        "com.shop.R" + i + ".map",
        "java.util.HashMap",
        100 + i,
        100,
        1,
        true,
        Bound.NONE,
        null,
        Sampled.NOTHING,
        null);
  }

  private static LifecycleReading lifecycle(LifecycleReading.Kind kind, String type) {
    return new LifecycleReading(kind, type, 100, 50, 50, 20, null, null, null, null, List.of());
  }
}
