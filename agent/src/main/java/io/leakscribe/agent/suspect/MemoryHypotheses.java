package io.leakscribe.agent.suspect;

import io.leakscribe.journal.Hypothesis;
import io.leakscribe.journal.SuspectKind;
import java.time.Duration;
import java.util.Set;

/** "It is the garbage collector's settings", "it is not in the heap at all". */
final class MemoryHypotheses {
  private static final String COLLECTOR = "gc-configuration";
  private static final String NATIVE = "native-memory";

  private static final Set<SuspectKind> OUTSIDE_THE_HEAP =
      Set.of(SuspectKind.CLASS_LOADER, SuspectKind.DIRECT_MEMORY, SuspectKind.THREAD);

  private static final double MUCH_GC = 0.10;
  private static final double SMALL_SHARE = 0.10;
  private static final double ROOMY = 0.5;
  private static final int ENOUGH_COLLECTIONS = 3;

  private MemoryHypotheses() {}

  /** Whether old memory is reclaimed, what is left then, and what it costs. */
  static Hypothesis collector(Grounds grounds) {
    int times = grounds.heap().oldCollections();
    double share = grounds.process().gcShare.mean(grounds.since(), grounds.now());
    if (times < ENOUGH_COLLECTIONS || Double.isNaN(share)) {
      return Grounds.open(
          COLLECTOR,
          "Old memory was reclaimed "
              + times
              + " times so far; after "
              + ENOUGH_COLLECTIONS
              + " it can be told.");
    }
    String seen =
        "Collections reclaimed old memory "
            + times
            + " times and took "
            + Words.percent(share)
            + " of the time";
    double full = grounds.scene().heapLevel() / grounds.scene().heapMax();
    if (share >= MUCH_GC && full < ROOMY) {
      return Grounds.supported(
          COLLECTOR,
          seen
              + ", though only "
              + Words.percent(full)
              + " of the heap are in use after them: look at its settings as well.");
    }
    return grounds.scene().heapTrend().growing()
        ? Grounds.cleared(
            COLLECTOR, seen + "; what is left after them keeps growing, so it is reachable.")
        : Grounds.open(COLLECTOR, seen + "; what is left after them has no trend of its own yet.");
  }

  /** Growth outside the heap against growth inside. */
  static Hypothesis outside(Grounds grounds) {
    double heap =
        grounds.scene().heapTrend().perSecond()
            * Duration.between(grounds.since(), grounds.now()).toSeconds();
    double outside =
        grounds.process().metaspace.change(grounds.since(), grounds.now())
            + grounds.process().direct.change(grounds.since(), grounds.now());
    String seen =
        "Metaspace and direct buffers changed by "
            + Words.bytes(outside)
            + ", threads by "
            + Words.count(grounds.process().threads.change(grounds.since(), grounds.now()));
    if (OUTSIDE_THE_HEAP.contains(grounds.suspect().kind())) {
      return Grounds.supported(NATIVE, seen + ": the suspect itself is outside the heap.");
    }
    if (!grounds.scene().heapTrend().growing()) {
      return Grounds.open(NATIVE, seen + "; the live set of the heap has no trend of its own yet.");
    }
    String both = seen + ", while the live set of the heap grew by about " + Words.bytes(heap);
    return outside <= SMALL_SHARE * heap
        ? Grounds.cleared(NATIVE, both + ".")
        : Grounds.open(NATIVE, both + ": both grow.");
  }
}
