package io.leakscribe.agent.probe.lifecycle;

import io.leakscribe.agent.observe.LifecycleReading.Kind;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The caches that were seen to let go of an entry. The consumer runs on application threads. */
final class Caches implements BiConsumer<Object, Object> {
  private static final int MOST_CACHES = 256;

  final Map<CacheKey, Tracker> trackers = new ConcurrentHashMap<>();
  private final int cap;

  Caches(int cap) {
    this.cap = cap;
  }

  @Override
  public void accept(Object subject, Object cache) {
    Tracker tracker = trackerOf(cache);
    if (tracker == null || subject == null || subject == cache) {
      return;
    }
    Object value = unwrap(subject, cache);
    if (value == null || isShared(value)) {
      tracker.endedUntracked();
    } else {
      tracker.ended(value);
    }
  }

  private @Nullable Tracker trackerOf(Object cache) {
    // The probe only compares identities: the map never calls the cache's own hashCode.
    @SuppressWarnings("CollectionIncompatibleType")
    Tracker tracker = trackers.get(new CacheKey.Probe(cache));
    if (tracker == null && trackers.size() < MOST_CACHES) {
      return register(cache);
    }
    return tracker;
  }

  private synchronized @Nullable Tracker register(Object cache) {
    @SuppressWarnings("CollectionIncompatibleType")
    Tracker known = trackers.get(new CacheKey.Probe(cache));
    if (known != null || trackers.size() >= MOST_CACHES) {
      return known;
    }
    Tracker tracker = new Tracker(Kind.CACHE_ENTRY, cache.getClass().getName(), cap);
    trackers.put(new CacheKey(cache), tracker);
    return tracker;
  }

  /** JDK classes only, so that nothing of the application's is called. */
  private static @Nullable Object unwrap(Object subject, Object cache) {
    if (cache instanceof Map && subject instanceof Map.Entry<?, ?> entry && isJdk(subject)) {
      return entry.getValue();
    }
    if (subject.getClass() == CompletableFuture.class) {
      CompletableFuture<?> future = (CompletableFuture<?>) subject;
      return future.isCompletedExceptionally() ? null : future.getNow(null);
    }
    return subject;
  }

  private static boolean isJdk(Object object) {
    return object.getClass().getClassLoader() == null;
  }

  /** Values that live on for reasons of their own, whether or not a cache has them. */
  private static boolean isShared(Object value) {
    return value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Character
        || value instanceof Enum
        || value instanceof Class
        || value instanceof ClassLoader;
  }
}
