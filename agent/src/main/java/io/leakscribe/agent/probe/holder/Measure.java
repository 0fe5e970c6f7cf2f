package io.leakscribe.agent.probe.holder;

import io.leakscribe.agent.observe.Bound;
import org.jspecify.annotations.Nullable;

/**
 * The size of one container.
 *
 * @param entries number of entries
 * @param bound what it declares about its size
 * @param removals entries that it evicted since its start, where it counts them
 */
public record Measure(long entries, Bound bound, @Nullable Long removals) {

  /** Most containers are small: thousands of these are asked for in each look. */
  private static final Measure[] SMALL = small();

  /** A container that declares no bound and counts no removals. */
  public static Measure unbounded(long entries) {
    return entries >= 0 && entries < SMALL.length
        ? SMALL[(int) entries]
        : new Measure(entries, Bound.NONE, null);
  }

  private static Measure[] small() {
    Measure[] all = new Measure[64];
    for (int i = 0; i < all.length; i++) {
      all[i] = new Measure(i, Bound.NONE, null);
    }
    return all;
  }

  /** The same with a bound. */
  public Measure within(Bound bound) {
    return bound.equals(this.bound) ? this : new Measure(entries, bound, removals);
  }
}
