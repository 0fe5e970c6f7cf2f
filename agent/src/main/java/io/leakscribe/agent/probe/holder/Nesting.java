package io.leakscribe.agent.probe.holder;

import io.leakscribe.agent.observe.Bound;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures containers of containers: a map of lists holds what is in its lists, and often only they
 * grow. One level deep, and bounded in the number of inner containers. For the sampling thread.
 */
final class Nesting {
  private static final int MOST_INNER = 2_000;

  private final Containers containers;
  private final ElementWalk walk;

  Nesting(Containers containers) {
    this.containers = containers;
    this.walk = new ElementWalk(containers.peek());
  }

  /**
   * Returns the measure with the entries of the inner containers, or null when the first value is
   * no container, or when it declares a bound: that counts the outer entries.
   */
  @Nullable Measure measure(Object container, Measure outer) {
    if (outer.bound().kind() != Bound.Kind.NONE || outer.entries() > MOST_INNER) {
      return null;
    }
    long[] sum = new long[2];
    walk.walk(container, (key, value) -> add(sum, value == null ? key : value));
    return sum[1] == 0 ? null : Measure.unbounded(sum[0]);
  }

  private boolean add(long[] sum, @Nullable Object inner) {
    if (!isContainer(inner)) {
      return false;
    }
    Measure measure = containers.measure(inner);
    sum[0] += measure == null ? 0 : measure.entries();
    return ++sum[1] < MOST_INNER;
  }

  /** Only of the JDK: what another class does to be a collection is not known. */
  static boolean isContainer(@Nullable Object object) {
    return (object instanceof Map || object instanceof Collection)
        && ElementClasses.isOfJdk(object.getClass());
  }
}
