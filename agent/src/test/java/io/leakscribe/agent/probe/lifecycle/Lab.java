package io.leakscribe.agent.probe.lifecycle;

import static org.awaitility.Awaitility.await;

import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.probe.holder.ModuleOpener;
import io.leakscribe.agent.probe.holder.Peek;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import net.bytebuddy.agent.ByteBuddyAgent;

/** A probe with a clock of its own, listening to what scenarios do in woven classes. */
final class Lab implements AutoCloseable {
  final TestBridge bridge = new TestBridge();
  final List<Integer> asked = new ArrayList<>();
  List<String> holders = List.of();
  CacheNamer namer = CacheNamer.NONE;
  Instant wallClock = Instant.now();
  LifecycleProbe probe;

  private long nanos = 1;
  private long oldCollections;

  Lab() {
    this(LifecycleProbe.DEFAULT_CAP);
  }

  Lab(int cap) {
    probe =
        new LifecycleProbe(
            cap,
            List.of("*$Basket"),
            () -> nanos,
            () -> wallClock,
            new Peek(ModuleOpener.by(ByteBuddyAgent.install())),
            cache -> namer.nameOf(cache),
            this::find);
    probe.listen(bridge);
  }

  private List<String> find(List<WeakReference<?>> objects) {
    asked.add(objects.size());
    return holders;
  }

  /** Runs a scenario of the tests in classes that are woven as they load. */
  @SuppressWarnings("unchecked")
  List<Object> run(Class<?> scenario, List<String> prefixes, URL... jars) throws Exception {
    List<String> own = new ArrayList<>(prefixes);
    own.add(scenario.getName());
    WeavingLoader loader =
        new WeavingLoader(
            LifecycleWeavers.all(TestBridge.NAME, List.of("*$Basket"), List.of("*$Shelf")),
            own,
            jars);
    Object instance =
        Class.forName(scenario.getName(), true, loader).getDeclaredConstructor().newInstance();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(loader);
    try {
      return ((Callable<List<Object>>) instance).call();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  List<LifecycleReading> sample() {
    return probe.sample(oldCollections);
  }

  LifecycleReading only() {
    List<LifecycleReading> readings = sample();
    if (readings.size() != 1) {
      throw new AssertionError("expected one reading, got " + readings);
    }
    return readings.get(0);
  }

  /** Lets the grace period pass, with collections that really take all garbage. */
  void passGrace() {
    sample();
    collect();
    oldCollections += 2;
    nanos += 6_000_000_000L;
  }

  void pass(long seconds) {
    nanos += seconds * 1_000_000_000L;
  }

  void countOldCollections(int count) {
    oldCollections += count;
  }

  static void collect() {
    WeakReference<Object> canary = new WeakReference<>(new Object());
    await()
        .until(
            () -> {
              System.gc();
              return canary.refersTo(null);
            });
  }

  @Override
  public void close() {
    bridge.silence();
  }
}
