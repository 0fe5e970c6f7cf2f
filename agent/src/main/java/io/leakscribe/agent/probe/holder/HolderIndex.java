package io.leakscribe.agent.probe.holder;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The holder fields of woven classes by class name. Filled while classes load, read when they are
 * registered, so that nobody has to ask reflection for all the fields of a class: that would load
 * the types of all of them, optional dependencies that are not there included.
 *
 * <p>Thread-safe. Holds strings only, so it keeps no class loader alive. Classes of one name from
 * several loaders share an entry, the union of their fields.
 */
final class HolderIndex {

  private final ConcurrentHashMap<String, List<FieldSpec>> fields = new ConcurrentHashMap<>();
  private final int capacity;

  HolderIndex(int capacity) {
    this.capacity = capacity;
  }

  /** Returns false when it is full, and the class should stay as it is. */
  boolean add(String internalName, List<FieldSpec> found) {
    List<FieldSpec> known = fields.get(internalName);
    if (known == null) {
      // Classes that only may hold something are many: they must not take the room of those that
      // do.
      int room = found.isEmpty() ? capacity / 2 : capacity;
      return fields.size() < room && put(internalName, found);
    }
    return known.containsAll(found) || put(internalName, union(known, found));
  }

  List<FieldSpec> of(Class<?> type) {
    return fields.getOrDefault(type.getName().replace('.', '/'), List.of());
  }

  private boolean put(String internalName, List<FieldSpec> found) {
    fields.put(internalName, List.copyOf(found));
    return true;
  }

  private static List<FieldSpec> union(List<FieldSpec> first, List<FieldSpec> second) {
    Set<FieldSpec> all = new LinkedHashSet<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }
}
