package io.leakscribe.agent.probe.holder;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The holder fields of woven classes by class name. Filled while classes load, read when they are
 * registered, so that nobody has to ask reflection for all the fields of a class: that would load
 * the types of all of them, optional dependencies that are not there included.
 *
 * <p>Thread-safe. Holds strings only, so it keeps no class loader alive. Classes of one name from
 * several loaders share an entry, the union of their fields.
 */
final class HolderIndex {

  private record Entry(List<FieldSpec> fields, long since) {}

  private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();
  private final AtomicLong refused = new AtomicLong();
  private final int capacity;
  private final LongSupplier nanoTime;

  HolderIndex(int capacity) {
    this(capacity, System::nanoTime);
  }

  HolderIndex(int capacity, LongSupplier nanoTime) {
    this.capacity = capacity;
    this.nanoTime = nanoTime;
  }

  /** Returns false when it is full, and the class should stay as it is. */
  boolean add(String internalName, List<FieldSpec> found) {
    Entry known = entries.get(internalName);
    if (known == null) {
      // Classes that only may hold something are many: they must not take the room of those that
      // do.
      int room = found.isEmpty() ? capacity / 2 : capacity;
      return entries.size() < room ? put(internalName, found) : refuse(found);
    }
    return put(
        internalName, known.fields.containsAll(found) ? known.fields : union(known.fields, found));
  }

  List<FieldSpec> of(Class<?> type) {
    Entry known = entries.get(type.getName().replace('.', '/'));
    return known == null ? List.of() : known.fields;
  }

  /** Classes that declare holders and found no room. */
  long refused() {
    return refused.get();
  }

  /** Whether names that nobody needs any more should be forgotten. */
  boolean isCrowded() {
    return entries.size() >= capacity / 2;
  }

  /**
   * Forgets the names of classes that are gone.
   *
   * @param loaded whether a class of that name is loaded, by its internal name
   * @param nanos names that were added in this time stay: their class may be about to be loaded
   */
  void forget(Predicate<String> loaded, long nanos) {
    long now = nanoTime.getAsLong();
    entries.forEach(
        (name, entry) -> {
          if (now - entry.since >= nanos && !loaded.test(name)) {
            entries.remove(name, entry);
          }
        });
  }

  private boolean refuse(List<FieldSpec> found) {
    if (!found.isEmpty()) {
      refused.incrementAndGet();
    }
    return false;
  }

  private boolean put(String internalName, List<FieldSpec> found) {
    entries.put(internalName, new Entry(List.copyOf(found), nanoTime.getAsLong()));
    return true;
  }

  private static List<FieldSpec> union(List<FieldSpec> first, List<FieldSpec> second) {
    Set<FieldSpec> all = new LinkedHashSet<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }
}
