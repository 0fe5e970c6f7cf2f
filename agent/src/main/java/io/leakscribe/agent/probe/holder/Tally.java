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
  private final List<Object> seen = new ArrayList<>(2);
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
    for (Object known : seen) {
      if (known == container) {
        return false;
      }
    }
    seen.add(container);
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
        holder,
        holderType,
        entries,
        largest,
        seen.size(),
        isStatic,
        bound,
        removals,
        sampled,
        null);
  }
}
