package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.HolderReading.Sampled;
import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.observe.LiveSetReading;
import io.leakscribe.agent.observe.LiveSetReading.Basis;
import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.observe.ProcessReading;
import io.leakscribe.agent.observe.Reached;
import io.leakscribe.agent.observe.SurvivorReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/** A process told by formulas over its age in seconds: what its probes would see. */
final class Life {
  static final Instant START = Instant.parse("2026-11-21T02:00:00Z");
  static final long MIB = 1 << 20;

  private final Map<String, Function<Double, HolderReading>> holders = new LinkedHashMap<>();
  private final List<Function<Double, LifecycleReading>> lifecycles = new ArrayList<>();
  private Function<Double, List<SurvivorReading>> survivors = age -> List.of();
  private final SplittableRandom noise = new SplittableRandom(7);
  private DoubleUnaryOperator liveSet = age -> 70 * MIB;
  private Duration step = Duration.ofSeconds(2);
  private int collectionEvery = 5;
  private boolean young;
  private int poolWaiters;

  Life holder(String name, Bound bound, DoubleUnaryOperator entries, String... elements) {
    holders.put(
        name,
        age -> {
          long now = Math.round(entries.applyAsDouble(age));
          return new HolderReading(
              name,
              "java.util.concurrent.ConcurrentHashMap",
              now,
              now,
              1,
              false,
              bound,
              null,
              Sampled.of(List.of(elements)),
              null);
        });
    return this;
  }

  /** A chain or tree of nodes that a walk has found. */
  Life nodes(String name, DoubleUnaryOperator count) {
    holders.put(
        name,
        age -> {
          long now = Math.round(count.applyAsDouble(age));
          return new HolderReading(
              name,
              "com.shop.Node",
              now,
              now,
              1,
              false,
              Bound.NONE,
              null,
              Sampled.of(List.of("com.shop.Node"), 60L),
              new Reached(Reached.Kind.LINKED, List.of(), "a chain of com.shop.Node"));
        });
    return this;
  }

  /** One array that is doubled when it is full, of a byte for each entry. */
  Life buffer(String name, DoubleUnaryOperator length) {
    return buffer(name, length, age -> null);
  }

  /** The same, of which is known how much fits in. */
  Life buffer(String name, DoubleUnaryOperator length, Function<Double, Long> room) {
    holders.put(
        name,
        age -> {
          long now = Math.round(length.applyAsDouble(age));
          return new HolderReading(
              name,
              "java.lang.StringBuilder",
              now,
              now,
              1,
              false,
              Bound.NONE,
              null,
              Sampled.of(List.of(), 1L),
              new Reached(Reached.Kind.ARRAY, List.of(), "", room.apply(age)));
        });
    return this;
  }

  Life lifecycle(Function<Double, LifecycleReading> reading) {
    lifecycles.add(reading);
    return this;
  }

  Life survivors(Function<Double, List<SurvivorReading>> readings) {
    survivors = readings;
    return this;
  }

  Life liveSetMib(DoubleUnaryOperator mib) {
    liveSet = age -> mib.applyAsDouble(age) * MIB;
    return this;
  }

  Life every(Duration interval) {
    step = interval;
    return this;
  }

  /** Steps from one collection of old memory to the next, and whether others come in between. */
  Life collectedEvery(int steps, boolean youngBetween) {
    collectionEvery = steps;
    young = youngBetween;
    return this;
  }

  Life noOldCollections() {
    collectionEvery = Integer.MAX_VALUE;
    return this;
  }

  /** Lives for a while and returns what the analyst makes of it at the end of each step. */
  List<Assessment> watchedBy(Analyst analyst, Duration length) {
    List<Assessment> assessments = new ArrayList<>();
    int count = 0;
    for (Duration age = step; age.compareTo(length) <= 0; age = age.plus(step)) {
      analyst.observe(at(age, ++count % collectionEvery == 0));
      assessments.add(analyst.assess(START.plus(age)));
    }
    return assessments;
  }

  private List<LiveSetReading> collections(Instant time, long live, boolean old) {
    if (old) {
      return List.of(new LiveSetReading(time, live, Basis.OLD_RECLAIMED, "G1 mixed"));
    }
    return young
        ? List.of(new LiveSetReading(time, live + 9 * MIB, Basis.YOUNG_ONLY, "G1 young"))
        : List.of();
  }

  private Observation at(Duration age, boolean collected) {
    double seconds = age.toMillis() / 1000.0;
    Instant time = START.plus(age);
    long live = Math.round(liveSet.applyAsDouble(seconds) + noise.nextDouble(0.5) * MIB);
    return new Observation(
        time,
        age,
        collections(time, live, collected),
        holders.values().stream().map(holder -> holder.apply(seconds)).toList(),
        lifecycles.stream().map(reading -> reading.apply(seconds)).toList(),
        new ProcessReading(
            live + 20 * MIB,
            256 * MIB,
            60 * MIB,
            MIB,
            null,
            400 * MIB,
            8192 * MIB,
            30,
            seconds < 8 ? (long) (seconds * 1000) : 8000,
            0.01,
            0.3,
            30e6,
            poolWaiters,
            null),
        survivors.apply(seconds),
        List.of());
  }
}
