package io.leakscribe.agent.probe.holder;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.HolderReading.Sampled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up one holder over its owners. Confined to the sampling thread. */
final class Tally {

  private final String holder;
  private final boolean isStatic;

  /** Most holders have one: a list for each of them and each look would be garbage. */
  private @Nullable Object first;

  private @Nullable List<Object> others;
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
    if (first == null) {
      first = container;
      return true;
    }
    return first != container && isNewBeside(container);
  }

  private boolean isNewBeside(Object container) {
    if (others == null) {
      others = new ArrayList<>();
    }
    for (Object known : others) {
      if (known == container) {
        return false;
      }
    }
    return others.add(container);
  }

  private int containers() {
    return (first == null ? 0 : 1) + (others == null ? 0 : others.size());
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
        holder,
        holderType,
        entries,
        largest,
        containers(),
        isStatic,
        bound,
        removals,
        sampled,
        null);
  }
}
