package io.leakscribe.agent.probe.holder;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.HolderReading.Sampled;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Adds up one holder over its owners. Confined to the sampling thread. */
final class Tally {

  private final String holder;
  private final boolean isStatic;

  /**
   * Identity hashes of the containers: the sampling thread rests between two holders, and must not
   * keep what is replaced meanwhile. Of two with one hash, one in two billion, one is counted. Most
   * holders have one container.
   */
  private int[] containers = {};

  private int count;
  private long entries;
  private long largest = -1;
  private String holderType = "";
  private Bound bound = Bound.NONE;
  private @Nullable Long removals;

  Tally(HolderField field) {
    this.holder = field.holder;
    this.isStatic = field.spec.isStatic();
  }

  /** Whether this container was not counted yet: several owners may share one. */
  boolean isNew(Object container) {
    int hash = System.identityHashCode(container);
    for (int i = 0; i < count; i++) {
      if (containers[i] == hash) {
        return false;
      }
    }
    if (count == containers.length) {
      containers = Arrays.copyOf(containers, Math.max(1, 2 * count));
    }
    containers[count++] = hash;
    return true;
  }

  void add(Object container, Measure measure) {
    entries += measure.entries();
    if (measure.removals() != null) {
      removals = (removals == null ? 0 : removals) + measure.removals();
    }
    if (measure.entries() > largest) {
      largest = measure.entries();
      holderType = container.getClass().getName();
      bound = measure.bound();
    }
  }

  String holder() {
    return holder;
  }

  long entries() {
    return entries;
  }

  long largest() {
    return largest;
  }

  HolderReading reading(Sampled sampled) {
    return new HolderReading(
        holder, holderType, entries, largest, count, isStatic, bound, removals, sampled, null);
  }
}
