package io.leakscribe.bench.growth;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.HolderReading.Sampled;
import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.observe.LiveSetReading;
import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.observe.ProcessReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the probes of a healthy service would see at a given age: holders whose sizes go with the
 * hour of the day, each in its own rhythm, a few types of session and of cache, and a collection
 * now and then. The same for the same age.
 */
public final class Life {
  /** When it began. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final double DAY = 86_400;
  private static final long MIB = 1 << 20;
  private static final int TYPES = 20;

  private final int holders;

  /**
   * @param holders that are watched
   */
  public Life(int holders) {
    this.holders = holders;
  }

  /** One look at everything. */
  public Observation at(Duration age) {
    Instant time = START.plus(age);
    double seconds = age.toMillis() / 1000.0;
    long live = Math.round((100 + 20 * wave(seconds, 1)) * MIB);
    boolean collected = age.toSeconds() % 60 < 5;
    return new Observation(
        time,
        age,
        collected
            ? List.of(
                new LiveSetReading(time, live, LiveSetReading.Basis.OLD_RECLAIMED, "G1 mixed"))
            : List.of(),
        holders(seconds, holders),
        lifecycles(seconds),
        process(live));
  }

  private static List<HolderReading> holders(double seconds, int count) {
    List<HolderReading> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long entries = Math.round(1_000 + 300 * wave(seconds, 1 + i % 7));
      all.add(
          new HolderReading(
              "com.example.Service" + i + ".entries",
              "java.util.HashMap",
              entries,
              entries,
              1,
              false,
              Bound.NONE,
              null,
              Sampled.NOTHING,
              null));
    }
    return all;
  }

  private static List<LifecycleReading> lifecycles(double seconds) {
    List<LifecycleReading> all = new ArrayList<>();
    for (int i = 0; i < TYPES; i++) {
      long live = Math.round(500 + 400 * wave(seconds, 1));
      long created = Math.round(10 * seconds) + live;
      all.add(
          new LifecycleReading(
              i % 2 == 0 ? LifecycleReading.Kind.SESSION : LifecycleReading.Kind.CACHE_ENTRY,
              "com.example.Type" + i,
              created,
              created - live,
              live,
              0,
              null,
              null,
              1800L,
              null,
              List.of()));
    }
    return all;
  }

  private static ProcessReading process(long live) {
    return new ProcessReading(
        live + 50 * MIB,
        512 * MIB,
        60 * MIB,
        MIB,
        null,
        600 * MIB,
        8192 * MIB,
        60,
        12_000,
        0.01,
        0.3,
        30e6,
        0,
        null);
  }

  private static double wave(double seconds, int perDay) {
    return Math.sin(2 * Math.PI * perDay * seconds / DAY);
  }
}
