package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.HolderReading.Sampled;
import io.leakscribe.agent.observe.LiveSetReading;
import io.leakscribe.agent.observe.LoaderReading;
import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.observe.OutsideReading;
import io.leakscribe.agent.observe.ProcessReading;
import io.leakscribe.agent.observe.ThreadGroupReading;
import io.leakscribe.agent.observe.TurnoverReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A process whose heap is level, told by formulas over its age in seconds. */
final class OutsideLife {
  static final Instant START = Instant.parse("2026-11-21T02:00:00Z");
  static final long MIB = 1 << 20;

  private final SplittableRandom noise = new SplittableRandom(5);
  private final List<DoubleFunction<ThreadGroupReading>> groups = new ArrayList<>();
  private final List<DoubleFunction<LoaderReading>> loaders = new ArrayList<>();
  private @Nullable DoubleFunction<HolderReading> holder;
  private List<TurnoverReading> turnovers = List.of();
  private @Nullable Long metaspaceMax = 256 * MIB;
  private Duration step = Duration.ofSeconds(2);
  private int collectionEvery = 5;
  private long limit = 8192 * MIB;
  private long heapMax = 256 * MIB;
  private DoubleUnaryOperator metaspace = age -> 60 * MIB;
  private DoubleUnaryOperator unloaded = age -> 0;
  private DoubleUnaryOperator classes = age -> 8000;
  private DoubleUnaryOperator buffers = age -> 10;
  private DoubleUnaryOperator direct = age -> MIB;
  private DoubleUnaryOperator committed = age -> 200 * MIB;
  private DoubleUnaryOperator rss = age -> 350 * MIB;

  OutsideLife every(Duration interval) {
    step = interval;
    return this;
  }

  OutsideLife noCollections() {
    collectionEvery = Integer.MAX_VALUE;
    return this;
  }

  OutsideLife limits(long heapMib, long containerMib) {
    heapMax = heapMib * MIB;
    limit = containerMib * MIB;
    return this;
  }

  OutsideLife noMetaspaceLimit() {
    metaspaceMax = null;
    return this;
  }

  /** Threads of a name; {@code pools} as many executors as given, each with room for two. */
  OutsideLife threads(String pattern, DoubleUnaryOperator alive, DoubleUnaryOperator pools) {
    return group(pattern, alive, pools, 2, 0, 0);
  }

  OutsideLife group(
      String pattern,
      DoubleUnaryOperator alive,
      DoubleUnaryOperator pools,
      long roomInEach,
      long idleSeconds,
      double endedPerSecond) {
    groups.add(
        age -> {
          int now = (int) alive.applyAsDouble(age);
          int executors = (int) pools.applyAsDouble(age);
          long most =
              executors == 0 ? 0 : roomInEach == 0 ? Long.MAX_VALUE : executors * roomInEach;
          long ended = (long) (endedPerSecond * age);
          return new ThreadGroupReading(
              pattern,
              now,
              now + ended,
              ended,
              0,
              now,
              executors,
              most,
              idleSeconds,
              "com.shop.Poll",
              executors == 0 ? null : "java.util.concurrent.ThreadPoolExecutor",
              "com.shop.Orders.open(Orders.java:12)");
        });
    return this;
  }

  OutsideLife loaders(DoubleUnaryOperator count, DoubleUnaryOperator metaspaceMib) {
    loaders.add(
        age ->
            new LoaderReading(
                "com.shop.PluginLoader",
                (int) count.applyAsDouble(age),
                3 * (int) count.applyAsDouble(age),
                "com.shop.Plugin#",
                null,
                "com.shop.Plugins.load(Plugins.java:7)"));
    metaspace = age -> metaspaceMib.applyAsDouble(age) * MIB;
    classes = age -> 8000 + 3 * count.applyAsDouble(age);
    return this;
  }

  /** One loader, in which there are ever more classes. */
  OutsideLife classes(DoubleUnaryOperator count, DoubleUnaryOperator metaspaceMib) {
    loaders.add(
        age ->
            new LoaderReading(
                "com.shop.AppLoader",
                1,
                (int) count.applyAsDouble(age),
                "com.shop.Rule",
                null,
                null));
    metaspace = age -> metaspaceMib.applyAsDouble(age) * MIB;
    classes = age -> 8000 + count.applyAsDouble(age);
    return this;
  }

  OutsideLife unloaded(DoubleUnaryOperator count) {
    unloaded = count;
    return this;
  }

  OutsideLife direct(DoubleUnaryOperator count, DoubleUnaryOperator mib) {
    buffers = count;
    direct = age -> mib.applyAsDouble(age) * MIB;
    return this;
  }

  OutsideLife memory(DoubleUnaryOperator committedMib, DoubleUnaryOperator rssMib) {
    committed = age -> committedMib.applyAsDouble(age) * MIB;
    rss = age -> rssMib.applyAsDouble(age) * MIB;
    return this;
  }

  OutsideLife holder(String name, String element, DoubleUnaryOperator entries) {
    holder =
        age -> {
          long now = (long) entries.applyAsDouble(age);
          return new HolderReading(
              name,
              "java.util.ArrayList",
              now,
              now,
              1,
              true,
              Bound.NONE,
              null,
              Sampled.of(List.of(element)),
              null);
        };
    return this;
  }

  OutsideLife turnover(String name, long insertions, long removals) {
    turnovers =
        List.of(
            new TurnoverReading(
                name, Duration.ofSeconds(30), insertions, removals, null, 0, null, null, true));
    return this;
  }

  List<Assessment> watchedBy(Analyst analyst, Duration length) {
    return watchedBy(analyst, length, 1);
  }

  /** Assesses after each so many observations. */
  List<Assessment> watchedBy(Analyst analyst, Duration length, int each) {
    List<Assessment> assessments = new ArrayList<>();
    int count = 0;
    for (Duration age = step; age.compareTo(length) <= 0; age = age.plus(step)) {
      analyst.observe(at(age, ++count % collectionEvery == 0));
      if (count % each == 0) {
        assessments.add(analyst.assess(START.plus(age)));
      }
    }
    return assessments;
  }

  private Observation at(Duration age, boolean collected) {
    double seconds = age.toMillis() / 1000.0;
    Instant time = START.plus(age);
    long live = 70 * MIB + (long) noise.nextDouble(0.5 * MIB);
    List<LiveSetReading> readings =
        collected
            ? List.of(
                new LiveSetReading(time, live, LiveSetReading.Basis.OLD_RECLAIMED, "G1 mixed"))
            : List.of();
    return new Observation(
        time,
        age,
        readings,
        holder == null ? List.of() : List.of(holder.apply(seconds)),
        List.of(),
        process(seconds, live),
        List.of(),
        turnovers);
  }

  private ProcessReading process(double age, long live) {
    List<ThreadGroupReading> threads = groups.stream().map(group -> group.apply(age)).toList();
    long loaded = age < 8 ? (long) (age * 1000) : (long) classes.applyAsDouble(age);
    long gone = (long) unloaded.applyAsDouble(age);
    long resident = (long) rss.applyAsDouble(age) + noise.nextLong(MIB / 4);
    return new ProcessReading(
        live + 20 * MIB,
        heapMax,
        (long) metaspace.applyAsDouble(age),
        (long) direct.applyAsDouble(age),
        64 * MIB,
        resident,
        limit,
        20 + threads.stream().mapToInt(ThreadGroupReading::threads).sum(),
        loaded - gone,
        0.01,
        0.3,
        30e6,
        0,
        new OutsideReading(
            (long) committed.applyAsDouble(age),
            64 * MIB,
            metaspaceMax,
            6 * MIB,
            1024 * MIB,
            20 * MIB,
            (long) buffers.applyAsDouble(age),
            true,
            0,
            loaded,
            gone,
            20,
            2000L,
            MIB,
            resident,
            threads,
            loaders.stream().map(loader -> loader.apply(age)).toList()));
  }
}
