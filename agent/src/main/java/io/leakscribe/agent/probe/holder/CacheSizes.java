package io.leakscribe.agent.probe.holder;

import io.leakscribe.agent.observe.Bound;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Sizes and bounds of well-known caches and library maps, by the names of their fields. Their own
 * accessors would take locks or run maintenance, and with it the application's listeners.
 */
final class CacheSizes {

  private static final String CAFFEINE = "com.github.benmanes.caffeine.cache.";
  private static final String GUAVA = "com.google.common.cache.LocalCache";
  private static final Bound REFERENCES = new Bound(Bound.Kind.REFERENCES, 0);

  private final Peek peek;
  private final JdkSizes jdk;

  CacheSizes(Peek peek, JdkSizes jdk) {
    this.peek = peek;
    this.jdk = jdk;
  }

  /** Measures a container of one class. */
  @FunctionalInterface
  interface Reader {
    @Nullable Measure of(Object container);
  }

  /** Returns null for a class that is not known. */
  @Nullable Reader readerOf(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      Reader reader = readerOf(at.getName());
      if (reader != null) {
        return reader;
      }
    }
    return null;
  }

  private @Nullable Reader readerOf(String name) {
    if (name.startsWith(CAFFEINE)) {
      return caffeineReader(name.substring(CAFFEINE.length()));
    }
    return switch (name) {
      case GUAVA -> this::guava;
      case GUAVA + "$LocalManualCache" -> cache -> guava(peek.object(cache, "localCache"));
      case "com.google.common.collect.AbstractMapBasedMultimap" -> map -> plain(map, "totalSize");
      case "com.google.common.collect.LinkedListMultimap" -> map -> plain(map, "size");
      case "com.google.common.collect.MapMakerInternalMap" ->
          map -> segmented(map, peek.object(map, "entryHelper"));
      case "com.googlecode.concurrentlinkedhashmap.ConcurrentLinkedHashMap" -> this::clhm;
      case "org.apache.commons.collections4.map.AbstractHashedMap" -> this::hashedMap;
      case "org.springframework.util.ConcurrentReferenceHashMap" ->
          map -> segments(map).within(REFERENCES);
      default -> null;
    };
  }

  private @Nullable Reader caffeineReader(String name) {
    return switch (name) {
      case "BoundedLocalCache", "UnboundedLocalCache" -> this::caffeine;
      case "BoundedLocalCache$BoundedLocalManualCache",
          "BoundedLocalCache$BoundedLocalAsyncCache",
          "UnboundedLocalCache$UnboundedLocalManualCache",
          "UnboundedLocalCache$UnboundedLocalAsyncCache" ->
          cache -> caffeine(peek.object(cache, "cache"));
      case "LocalAsyncCache$AbstractCacheView" ->
          view -> caffeine(peek.object(peek.object(view, "asyncCache"), "cache"));
      default -> null;
    };
  }

  /** Nothing of this goes through the cache: even its getters may take the eviction lock. */
  private @Nullable Measure caffeine(@Nullable Object cache) {
    Object data = peek.object(cache, "data");
    return cache == null || data == null
        ? null
        : new Measure(sizeOf(data), caffeineBound(cache), caffeineEvictions(cache));
  }

  private Bound caffeineBound(Object cache) {
    long maximum = peek.number(cache, "maximum");
    if (maximum >= 0) {
      boolean weighted = Boolean.TRUE.equals(peek.object(cache, "isWeighted"));
      return new Bound(weighted ? Bound.Kind.WEIGHT : Bound.Kind.ENTRIES, maximum);
    }
    if (peek.object(cache, "keyReferenceQueue") != null
        || peek.object(cache, "valueReferenceQueue") != null) {
      return REFERENCES;
    }
    long nanos =
        earlier(
            peek.number(cache, "expiresAfterWriteNanos"),
            peek.number(cache, "expiresAfterAccessNanos"));
    // A cache with an expiry of its own per entry has a timer wheel, and no one limit to tell.
    return nanos <= 0 && peek.object(cache, "timerWheel") != null
        ? new Bound(Bound.Kind.EXPIRY, 0)
        : expiry(nanos);
  }

  private @Nullable Long caffeineEvictions(Object cache) {
    Object counter = peek.object(cache, "statsCounter");
    Object inner = peek.object(counter, "delegate"); // the guard around a counter of the user
    return peek.object(inner == null ? counter : inner, "evictionCount") instanceof LongAdder count
        ? (Long) count.sum()
        : null;
  }

  private @Nullable Measure guava(@Nullable Object cache) {
    return cache == null
        ? null
        : new Measure(segments(cache).entries(), guavaBound(cache), guavaEvictions(cache));
  }

  private Bound guavaBound(Object cache) {
    long maximum = peek.number(cache, "maxWeight");
    if (maximum >= 0) {
      Object weigher = peek.object(cache, "weigher");
      boolean byCount = weigher != null && weigher.getClass().getName().endsWith("$OneWeigher");
      return new Bound(byCount ? Bound.Kind.ENTRIES : Bound.Kind.WEIGHT, maximum);
    }
    if (isReference(peek.object(cache, "keyStrength"))
        || isReference(peek.object(cache, "valueStrength"))) {
      return REFERENCES;
    }
    return expiry(
        earlier(
            peek.number(cache, "expireAfterWriteNanos"),
            peek.number(cache, "expireAfterAccessNanos")));
  }

  private @Nullable Long guavaEvictions(Object cache) {
    Long sum = null;
    if (peek.object(cache, "segments") instanceof Object[] segments) {
      for (Object segment : segments) {
        Object count = peek.object(peek.object(segment, "statsCounter"), "evictionCount");
        if (count instanceof LongAdder || count instanceof Number) {
          sum = (sum == null ? 0 : sum) + ((Number) count).longValue();
        }
      }
    }
    return sum;
  }

  private Measure segmented(Object map, @Nullable Object helper) {
    String type =
        helper == null ? "WeakKey" : helper.getClass().getName(); // an interner's: DummyValue
    boolean strong = !type.contains("WeakKey") && !type.contains("WeakValue");
    return strong ? segments(map) : segments(map).within(REFERENCES);
  }

  private Measure segments(Object map) {
    long sum = 0;
    if (peek.object(map, "segments") instanceof Object[] segments) {
      for (Object segment : segments) {
        sum += segment == null ? 0 : Math.max(0, peek.number(segment, "count"));
      }
    }
    return Measure.unbounded(sum);
  }

  private @Nullable Measure clhm(Object map) {
    Object data = peek.object(map, "data");
    return data == null
        ? null
        : new Measure(
            sizeOf(data), new Bound(Bound.Kind.WEIGHT, peek.number(map, "capacity")), null);
  }

  private @Nullable Measure hashedMap(Object map) {
    Measure size = plain(map, "size");
    long maximum = peek.number(map, "maxSize");
    return size == null || maximum <= 0
        ? size
        : size.within(new Bound(Bound.Kind.ENTRIES, maximum));
  }

  private @Nullable Measure plain(Object map, String field) {
    long size = peek.number(map, field);
    return size < 0 ? null : Measure.unbounded(size);
  }

  private long sizeOf(Object map) {
    JdkSizes.Size size = jdk.sizeOf(map.getClass());
    return size == null ? 0 : size.of(map);
  }

  private static boolean isReference(@Nullable Object strength) {
    return strength instanceof Enum<?> value && !value.name().equals("STRONG");
  }

  private static long earlier(long one, long other) {
    return one > 0 && other > 0 ? Math.min(one, other) : Math.max(one, other);
  }

  private static Bound expiry(long nanos) {
    return nanos > 0
        ? new Bound(Bound.Kind.EXPIRY, TimeUnit.NANOSECONDS.toSeconds(nanos))
        : Bound.NONE;
  }
}
