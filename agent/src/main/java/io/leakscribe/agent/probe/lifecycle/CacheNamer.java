package io.leakscribe.agent.probe.lifecycle;

import org.jspecify.annotations.Nullable;

/** Names a cache by the field that holds it. */
@FunctionalInterface
public interface CacheNamer {

  /** Knows no cache. */
  CacheNamer NONE = cache -> null;

  /**
   * Returns the holder, {@code com.shop.Prices.cache}, or null when it is not known. Called on the
   * sampler's thread; must keep no reference to the cache.
   *
   * @param cache the innermost object: Caffeine's {@code BoundedLocalCache} or {@code
   *     UnboundedLocalCache} and Guava's {@code LocalCache}, which the {@code cache} or {@code
   *     localCache} field of the object in the application's field refers to; else the map itself
   */
  @Nullable String nameOf(Object cache);
}
