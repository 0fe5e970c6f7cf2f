package io.leakscribe.agent.probe.lifecycle;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** A cache as a map's key: by identity, and without keeping it alive. */
final class CacheKey extends WeakReference<Object> {
  private final int identity;

  CacheKey(Object cache) {
    super(cache);
    identity = System.identityHashCode(cache);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return identity;
  }

  /** A key to look up with, which costs no weak reference. */
  record Probe(Object cache) {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof CacheKey key && key.refersTo(cache);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(cache);
    }
  }
}
