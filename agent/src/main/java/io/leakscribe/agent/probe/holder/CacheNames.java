package io.leakscribe.agent.probe.holder;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers under which holder a cache was found, by identity: the hash code of a cache may walk
 * all its entries. A cache that was found nowhere is looked for again now and then. Bounded; for
 * the sampling thread.
 */
final class CacheNames {
  private static final int CAPACITY = 256;
  private static final int LOOK_AGAIN_AFTER = 30;

  private final List<Entry> entries = new ArrayList<>();

  private static final class Entry {
    final WeakReference<Object> cache;
    @Nullable String name;
    int asked;

    Entry(Object cache, @Nullable String name) {
      this.cache = new WeakReference<>(cache);
      this.name = name;
    }
  }

  @Nullable String nameOf(Object cache, Function<Object, @Nullable String> search) {
    entries.removeIf(entry -> entry.cache.refersTo(null));
    for (Entry entry : entries) {
      if (entry.cache.refersTo(cache)) {
        return known(entry, cache, search);
      }
    }
    String name = search.apply(cache);
    if (entries.size() < CAPACITY) {
      entries.add(new Entry(cache, name));
    }
    return name;
  }

  private static @Nullable String known(
      Entry entry, Object cache, Function<Object, @Nullable String> search) {
    if (entry.name == null && ++entry.asked % LOOK_AGAIN_AFTER == 0) {
      entry.name = search.apply(cache);
    }
    return entry.name;
  }
}
