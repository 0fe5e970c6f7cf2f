package io.leakscribe.agent.probe.lifecycle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The watched objects of one type, living and ended. Sums of weights are unbiased estimates of
 * counts, and exact while the level is 0 (Horvitz-Thompson). Sampler thread only.
 */
final class Population {
  private final Map<Integer, TrackedRef> refs = new HashMap<>();
  private double collectedUnended;

  /** No object has a lower level: thinning to it would find nothing. */
  private int thinnedTo;

  /** Takes in what the intake let in, drops what the collector took, and keeps to the cap. */
  void update(Intake intake, long nanoTime, long oldCollections) {
    List<TrackedRef> arrived = intake.drain();
    thin(intake.level());
    admit(arrived, intake.level(), nanoTime, oldCollections);
    sweep();
    adapt(intake);
  }

  private void admit(List<TrackedRef> arrived, int level, long nanoTime, long oldCollections) {
    thinnedTo = Math.min(thinnedTo, level);
    for (TrackedRef ref : arrived) {
      if (ref.rank >= level) {
        ref.level = level;
        ref.endedAt = nanoTime;
        ref.collectionsAtEnd = oldCollections;
        refs.merge(ref.identity, ref, Population::newer);
      }
    }
  }

  /** A second end of one object does not restart its grace period. */
  private static TrackedRef newer(TrackedRef known, TrackedRef arrived) {
    return known.ended && !known.isGone() ? known : arrived;
  }

  private void thin(int level) {
    if (level <= thinnedTo) {
      return;
    }
    thinnedTo = level;
    Iterator<TrackedRef> all = refs.values().iterator();
    while (all.hasNext()) {
      TrackedRef ref = all.next();
      if (ref.level < level) {
        ref.level = level;
        if (ref.rank < level) {
          all.remove();
        }
      }
    }
  }

  private void sweep() {
    Iterator<TrackedRef> all = refs.values().iterator();
    while (all.hasNext()) {
      TrackedRef ref = all.next();
      if (ref.isGone()) {
        collectedUnended += ref.ended ? 0 : ref.weight();
        all.remove();
      }
    }
  }

  private void adapt(Intake intake) {
    while (refs.size() > intake.cap()) {
      intake.raise(intake.level());
      thin(intake.level());
    }
    if (refs.size() < intake.cap() / 8) {
      intake.lower();
    }
  }

  /** Objects that never ended and that the collector took. */
  long collectedUnended() {
    return Math.round(collectedUnended);
  }

  /** Watched objects that have not ended, by their sample. */
  long living() {
    long living = 0;
    for (TrackedRef ref : refs.values()) {
      living += ref.ended ? 0 : ref.weight();
    }
    return living;
  }

  /** Ended objects that outstayed the grace period. */
  List<TrackedRef> retained(Grace grace, long nanoTime, long oldCollections) {
    List<TrackedRef> retained = new ArrayList<>();
    for (TrackedRef ref : refs.values()) {
      if (ref.ended && grace.isOver(ref, nanoTime, oldCollections)) {
        retained.add(ref);
      }
    }
    return retained;
  }

  Collection<TrackedRef> refs() {
    return refs.values();
  }

  int size() {
    return refs.size();
  }
}
