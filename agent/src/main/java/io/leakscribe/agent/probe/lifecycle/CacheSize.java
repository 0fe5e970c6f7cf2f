package io.leakscribe.agent.probe.lifecycle;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads how many entries a cache has, from fields of known caches and by no call that could block,
 * cost or change anything.
 */
final class CacheSize {

  /** Returns null when it is not known. */
  static @Nullable Long of(Object cache) {
    try {
      return read(cache);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  private static @Nullable Long read(Object cache) throws ReflectiveOperationException {
    if (cache instanceof LinkedHashMap<?, ?> map) {
      return hasOwnSize(map.getClass()) ? null : Long.valueOf(map.size());
    }
    String name = declaredIn(cache.getClass());
    if (name.endsWith("LocalCache") && name.startsWith("com.github.benmanes.caffeine.")) {
      Object data = field(cache, "data");
      // Not size(): that is the cache's own, and may be slow. This one only adds up counters.
      return data instanceof ConcurrentHashMap<?, ?> map ? map.mappingCount() : null;
    }
    return name.equals("com.google.common.cache.LocalCache") ? guava(cache) : null;
  }

  private static boolean hasOwnSize(Class<?> map) throws ReflectiveOperationException {
    return map.getMethod("size").getDeclaringClass().getClassLoader() != null;
  }

  /** Caffeine generates subclasses of its caches. */
  private static String declaredIn(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (c.getName().endsWith("LocalCache")) {
        return c.getName();
      }
    }
    return type.getName();
  }

  private static Long guava(Object cache) throws ReflectiveOperationException {
    Object segments = field(cache, "segments");
    long size = 0;
    for (int i = 0; i < Array.getLength(segments); i++) {
      size += (int) field(Array.get(segments, i), "count");
    }
    return size;
  }

  private static Object field(Object owner, String name) throws ReflectiveOperationException {
    for (Class<?> c = owner.getClass(); c != null; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          return field.get(owner);
        }
      }
    }
    throw new NoSuchFieldException(name);
  }

  private CacheSize() {}
}
