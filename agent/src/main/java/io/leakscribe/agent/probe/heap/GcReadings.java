package io.leakscribe.agent.probe.heap;

import io.leakscribe.agent.observe.LiveSetReading;
import io.leakscribe.agent.observe.LiveSetReading.Basis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides what each collection says about the live set. Thread-safe; bounded.
 *
 * <p>With G1 the heap is closest to the live set after the <em>last</em> mixed collection that
 * follows a concurrent cycle: earlier ones still hold old garbage, and the end of the cycle itself
 * counts the young garbage too. Where the cycle found nothing worth a mixed collection, the next
 * young collection says the same; so it does after one that ran out of room to copy to, since JDK
 * 22 collects what that left behind at once (JDK-8140326).
 */
final class GcReadings {

  private static final int MAX_QUEUED = 1024;

  /** An idle application may not collect again for minutes: then the last mixed one has to do. */
  private static final Duration MIXED_PATIENCE = Duration.ofSeconds(20);

  private final Deque<LiveSetReading> queue = new ArrayDeque<>();
  private final boolean wholeHeapNamesAreReliable;
  private final boolean failedIsMadeUpFor;
  private final HeardAt heardAt;

  private final LowestPerSecond old = new LowestPerSecond(this::offer);
  private final LowestPerSecond young = new LowestPerSecond(this::offer);

  /** Latest of a run of mixed collections, held back until the run has ended. */
  private @Nullable LiveSetReading mixed;

  /** A concurrent cycle of G1 has ended, and the next young collection tells what is left. */
  private boolean cycleEnded;

  private long oldCollections;
  private long pauseNanos;

  /**
   * @param wholeHeapNamesAreReliable whether the name of a collection tells what it collected
   * @param failedIsMadeUpFor whether G1 collects next what a collection had no room to copy
   */
  GcReadings(boolean wholeHeapNamesAreReliable, boolean failedIsMadeUpFor, HeardAt heardAt) {
    this.wholeHeapNamesAreReliable = wholeHeapNamesAreReliable;
    this.failedIsMadeUpFor = failedIsMadeUpFor;
    this.heardAt = heardAt;
  }

  /** Takes a collection as it was just heard of. */
  void heard(Collection collection) {
    add(heardAt.of(collection));
  }

  /** Takes a collection whose time is that of the readings. */
  synchronized void add(Collection collection) {
    pauseNanos += collection.pauses().toNanos();
    String name = collection.name();
    if (name.equals(GcNames.G1_CYCLE)) {
      addG1Cycle(collection);
    } else if (name.equals(GcNames.G1_YOUNG)) {
      addG1Young(collection);
    } else if (GcNames.collectsWholeHeap(name) && wholeHeapNamesAreReliable) {
      mixed = null;
      cycleEnded = false;
      oldCollections++;
      old.add(reading(collection, Basis.OLD_RECLAIMED, name));
    } else {
      young.add(reading(collection, Basis.YOUNG_ONLY, name));
    }
  }

  /** Releases what was held back too long. Call now and then. */
  void tick() {
    tick(heardAt.steady().instant());
  }

  synchronized void tick(Instant now) {
    if (mixed != null && mixed.time().plus(MIXED_PATIENCE).isBefore(now)) {
      releaseMixed();
    }
    old.tick(now);
    young.tick(now);
  }

  synchronized List<LiveSetReading> drain() {
    List<LiveSetReading> drained = new ArrayList<>(queue);
    drained.sort(Comparator.comparing(LiveSetReading::time));
    queue.clear();
    return drained;
  }

  synchronized long oldCollections() {
    return oldCollections;
  }

  synchronized Duration pauses() {
    return Duration.ofNanos(pauseNanos);
  }

  private void addG1Cycle(Collection cycle) {
    // A cycle without a pause was undone before it marked anything (JDK-8240556).
    if (!cycle.pauses().isZero()) {
      oldCollections++;
      cycleEnded = true;
    }
  }

  private void addG1Young(Collection collection) {
    String type = String.valueOf(collection.g1Type());
    boolean isMixed = type.equals(GcNames.MIXED);
    if (!isMixed) {
      releaseMixed();
    }
    if (collection.evacuationFailed()) {
      young.add(reading(collection, Basis.YOUNG_ONLY, "G1 evacuation failed"));
      addFailed(isMixed);
      return;
    }
    if (isMixed) {
      mixed = reading(collection, Basis.OLD_RECLAIMED, "G1 mixed");
    } else if (cycleEnded && !type.equals(GcNames.PREPARE_MIXED)) {
      old.add(reading(collection, Basis.OLD_RECLAIMED, "G1 after cycle"));
    } else {
      young.add(reading(collection, Basis.YOUNG_ONLY, "G1 young"));
    }
    cycleEnded = false;
  }

  private void addFailed(boolean isMixed) {
    boolean next = failedIsMadeUpFor && (isMixed || cycleEnded);
    if (next && isMixed) {
      mixed = null; // there is a better one to come
    }
    cycleEnded = next;
  }

  private void releaseMixed() {
    if (mixed != null) {
      old.add(mixed);
      mixed = null;
    }
  }

  private void offer(LiveSetReading reading) {
    if (queue.size() >= MAX_QUEUED) {
      queue.removeFirst();
    }
    queue.addLast(reading);
  }

  private static LiveSetReading reading(Collection collection, Basis basis, String name) {
    return new LiveSetReading(collection.end(), collection.usedAfter(), basis, name);
  }
}
