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

  /** A container that declares no bound and counts no removals. */
  public static Measure unbounded(long entries) {
    return new Measure(entries, Bound.NONE, null);
  }

  /** The same with a bound. */
  public Measure within(Bound bound) {
    return new Measure(entries, bound, removals);
  }
}
