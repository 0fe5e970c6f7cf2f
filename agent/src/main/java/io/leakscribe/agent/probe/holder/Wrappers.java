package io.leakscribe.agent.probe.holder;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Containers that only pass on to another one, and the field that it is in. */
final class Wrappers {
  private static final int DEPTH = 4;

  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("java.util.Collections$UnmodifiableCollection", "c"),
          Map.entry("java.util.Collections$SynchronizedCollection", "c"),
          Map.entry("java.util.Collections$CheckedCollection", "c"),
          Map.entry("java.util.Collections$UnmodifiableMap", "m"),
          Map.entry("java.util.Collections$SynchronizedMap", "m"),
          Map.entry("java.util.Collections$CheckedMap", "m"),
          Map.entry("java.util.Collections$SetFromMap", "m"),
          Map.entry("java.util.Collections$AsLIFOQueue", "q"),
          Map.entry("java.util.concurrent.ConcurrentHashMap$CollectionView", "map"),
          Map.entry("java.util.concurrent.ConcurrentSkipListSet", "m"),
          Map.entry("java.util.concurrent.CopyOnWriteArraySet", "al"),
          Map.entry("java.util.concurrent.DelayQueue", "q"),
          Map.entry("java.util.HashSet", "map"),
          Map.entry("java.util.TreeSet", "m"),
          Map.entry("java.util.Properties", "map"),
          Map.entry("com.google.common.collect.Interners$InternerImpl", "map"),
          Map.entry("org.springframework.util.MultiValueMapAdapter", "targetMap"));

  /** Returns the field of this class, or of the nearest superclass that is a wrapper, or null. */
  static @Nullable String fieldOf(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      String field = FIELDS.get(at.getName());
      if (field != null) {
        return field;
      }
    }
    return null;
  }

  /** The container behind at most a few wrappers. */
  static Object unwrap(Object container, Peek peek) {
    Object at = container;
    for (int i = 0; i < DEPTH; i++) {
      String field = fieldOf(at.getClass());
      Object inner = field == null ? null : peek.object(at, field);
      if (inner == null) {
        return at;
      }
      at = inner;
    }
    return at;
  }

  private Wrappers() {}
}
