package io.leakscribe.agent.probe.lifecycle;

import io.leakscribe.agent.probe.holder.Peek;
import java.util.LinkedHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads how many entries a cache has, from fields of known caches and by no call that could block,
 * cost or change anything.
 */
final class CacheSize {
  private final Peek peek;

  CacheSize(Peek peek) {
    this.peek = peek;
  }

  /** Returns null when it is not known. */
  @Nullable Long of(Object cache) {
    if (cache instanceof LinkedHashMap) {
      return known(peek.number(cache, "size"));
    }
    String library = cache.getClass().getName();
    if (library.startsWith("com.github.benmanes.caffeine.cache.")) {
      Object data = peek.object(cache, "data");
      return data instanceof ConcurrentHashMap<?, ?> map ? map.mappingCount() : null;
    }
    return library.startsWith("com.google.common.cache.") ? guava(cache) : null;
  }

  private @Nullable Long guava(Object cache) {
    if (!(peek.object(cache, "segments") instanceof Object[] segments)) {
      return null;
    }
    long size = 0;
    for (Object segment : segments) {
      size += Math.max(0, peek.number(segment, "count"));
    }
    return size;
  }

  private static @Nullable Long known(long size) {
    return size < 0 ? null : size;
  }
}
