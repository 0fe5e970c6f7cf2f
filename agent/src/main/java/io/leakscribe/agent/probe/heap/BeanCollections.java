package io.leakscribe.agent.probe.heap;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Translates what the collectors' beans tell into collections. The beans say less: G1's do not tell
 * a mixed collection from a young one, and on JDK 17 they do not speak of concurrent cycles. Both
 * show in the old generation: a mixed collection shrinks it, and a cycle shrinks it between two
 * collections.
 */
final class BeanCollections {

  private static final Map<String, String> NAMES =
      Map.of(
          "G1 Old Generation", GcNames.G1_FULL,
          "PS MarkSweep", "ParallelOld",
          "MarkSweepCompact", "SerialOld",
          "ZGC Cycles", "Z",
          "ZGC Major Cycles", "ZGC Major",
          "Shenandoah Cycles", "Shenandoah");

  /** A mixed collection frees whole regions, of 1 MB at least; copying moves the rest by less. */
  private static final long REGION = 1L << 20;

  private final Consumer<Collection> collections;
  private long oldAfterLast;
  private boolean inMixedRun;

  BeanCollections(Consumer<Collection> collections) {
    this.collections = collections;
  }

  /**
   * @param total heap in use, in bytes
   * @param g1Old G1's old generation in use, in bytes; 0 with other collectors
   */
  record Usage(long total, long g1Old) {}

  synchronized void add(String bean, Instant end, Duration took, Usage before, Usage after) {
    switch (bean) {
      case "G1 Young Generation" -> addG1Young(end, took, before, after);
      // Seen on JDK 20 and later as well as the shrinking: the shrinking alone is enough.
      case "G1 Concurrent GC" -> {}
      default -> addOther(bean, end, took, after);
    }
  }

  private void addG1Young(Instant end, Duration took, Usage before, Usage after) {
    boolean mixed = before.g1Old() - after.g1Old() >= REGION;
    boolean cycleFreed = oldAfterLast - before.g1Old() >= REGION;
    if (cycleFreed || (mixed && !inMixedRun)) {
      add(GcNames.G1_CYCLE, "", end, Duration.ofNanos(1), before);
    }
    inMixedRun = mixed;
    oldAfterLast = after.g1Old();
    add(GcNames.G1_YOUNG, mixed ? GcNames.MIXED : GcNames.NORMAL, end, took, after);
  }

  private void addOther(String bean, Instant end, Duration took, Usage after) {
    if (bean.endsWith("Pauses")) {
      return; // Parts of a cycle, whose own bean tells its end.
    }
    oldAfterLast = after.g1Old();
    inMixedRun = false;
    // A cycle of a concurrent collector is no pause.
    Duration pause = bean.endsWith("Cycles") ? Duration.ZERO : took;
    add(NAMES.getOrDefault(bean, bean), "", end, pause, after);
  }

  private void add(String name, String g1Type, Instant end, Duration pauses, Usage after) {
    collections.accept(new Collection(name, g1Type, end, pauses, after.total(), false));
  }
}
