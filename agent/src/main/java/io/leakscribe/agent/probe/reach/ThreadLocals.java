package io.leakscribe.agent.probe.reach;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.HolderReading.Sampled;
import io.leakscribe.agent.observe.Reached;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The values of thread-locals in all platform threads, by the field that the thread-local is in.
 * Names are remembered weakly. Not thread-safe.
 */
final class ThreadLocals {
  static final String PREFIX = "thread-local ";

  private static final int MOST_NAMES = 4_096;
  private static final int MOST_VALUES = 20_000;
  private static final List<String> TABLES = List.of("threadLocals", "inheritableThreadLocals");

  private final Memory memory;
  private final Terrain terrain;
  private final Shapes shapes;
  private final Sizer sizer;
  private final Tasks tasks;
  private final Weigher weigher;
  private final Map<String, List<String>> classes = new HashMap<>();
  private final Map<String, Long> bytes = new HashMap<>();

  /** By identity hash. A thread-local's own hash code and equals may be the application's. */
  private final Map<Integer, Named> names = new HashMap<>();

  /**
   * By identity hash of a thread's entry. To ask an entry for its thread-local makes that one live
   * on while a collector is marking: each is asked once for each walk, not at each measurement.
   */
  private final Map<Integer, Named> entries = new HashMap<>();

  /** Fields of which there are many, each with a thread-local of its own. */
  private final Set<String> shared = new HashSet<>();

  private record Named(WeakReference<Object> local, String name) {
    boolean isAnother(Object than, String field) {
      return name.equals(field) && !local.refersTo(than) && !local.refersTo(null);
    }
  }

  /** Takes one value. */
  @FunctionalInterface
  private interface Visitor {
    void visit(Thread thread, String name, Object value);
  }

  ThreadLocals(
      Memory memory, Terrain terrain, Shapes shapes, Sizer sizer, Tasks tasks, Weigher weigher) {
    this.weigher = weigher;
    this.tasks = tasks;
    this.memory = memory;
    this.terrain = terrain;
    this.shapes = shapes;
    this.sizer = sizer;
  }

  /** Whether the field is where a thread has its thread-locals. */
  boolean isTable(Slot slot) {
    return slot.declaring() == Thread.class && TABLES.contains(slot.name());
  }

  /**
   * Remembers the field that a thread-local is in. Where many objects have one each in the same
   * field, they go on under the class of their values: a name for those of them that a walk comes
   * across would look as if the others lost some.
   */
  void name(ThreadLocal<?> local, String field, boolean isStatic) {
    if (!isStatic && shared.contains(field)) {
      return;
    }
    entries.clear();
    // Static fields of one name are those of two deployments of a class, which are summed.
    if (!isStatic && names.values().stream().anyMatch(named -> named.isAnother(local, field))) {
      names.values().removeIf(named -> named.name().equals(field));
      if (shared.size() < MOST_NAMES) {
        shared.add(field);
      }
      return;
    }
    if (names.size() >= MOST_NAMES) {
      names.values().removeIf(named -> named.local().refersTo(null));
    }
    if (names.size() < MOST_NAMES) {
      names.put(System.identityHashCode(local), new Named(new WeakReference<>(local), field));
    }
  }

  /** All values, each with the name of its thread-local. */
  void values(BiConsumer<String, Object> visitor) {
    each((thread, name, value) -> visitor.accept(name, value));
  }

  /** One reading for each thread-local that holds much. */
  List<HolderReading> readings(Set<String> asked) {
    Map<String, Sum> sums = new LinkedHashMap<>();
    each((thread, name, value) -> sums.computeIfAbsent(name, Sum::new).add(thread, value));
    List<HolderReading> readings = new ArrayList<>();
    for (Sum sum : sums.values()) {
      if (sum.entries >= Walk.LARGE) {
        readings.add(sum.reading(asked.contains(sum.name)));
      }
    }
    return readings;
  }

  private void each(Visitor visitor) {
    int left = MOST_VALUES;
    for (Thread thread : memory.threads()) {
      for (String table : TABLES) {
        if (!terrain.isOurs(thread) && left > 0) {
          left -= each(thread, field(Thread.class, thread, table), visitor);
        }
      }
    }
  }

  private int each(Thread thread, @Nullable Object map, Visitor visitor) {
    if (map == null || !(field(map.getClass(), map, "table") instanceof Object[] table)) {
      return 0;
    }
    for (Object entry : table) {
      if (!(entry instanceof Reference<?> reference)) {
        continue;
      }
      Object value = field(entry.getClass(), entry, "value");
      if (value != null && (value.getClass().isArray() || !terrain.isOurs(value.getClass()))) {
        visitor.visit(thread, nameOf(reference, value), value);
      }
    }
    return table.length;
  }

  private String nameOf(Reference<?> entry, Object value) {
    int hash = System.identityHashCode(entry);
    Named known = entries.get(hash);
    if (known == null || !known.local().refersTo(entry)) {
      known = new Named(new WeakReference<>(entry), nameOf(entry.get(), value));
      if (entries.size() >= MOST_VALUES) {
        entries.clear();
      }
      entries.put(hash, known);
    }
    return known.name();
  }

  private String nameOf(@Nullable Object local, Object value) {
    Named named = local == null ? null : names.get(System.identityHashCode(local));
    return named != null && named.local().refersTo(local)
        ? named.name()
        : PREFIX + "of " + Names.of(value.getClass());
  }

  /** The type is given, since a subclass of Thread may have a field of that name. */
  private @Nullable Object field(Class<?> type, Object target, String name) {
    Slot slot = shapes.slot(type, name);
    return slot == null ? null : memory.reference(target, slot.offset());
  }

  private final class Sum {
    private final String name;
    private final List<Thread> threads = new ArrayList<>();
    private long entries;
    private long largest;
    private Object sample = this;

    Sum(String name) {
      this.name = name;
    }

    void add(Thread thread, Object value) {
      Size size = sizer.of(value, /* fixed= */ false);
      long here = size == null ? 1 : Math.max(1, size.entries());
      entries += here;
      if (here > largest) {
        largest = here;
        sample = value;
      }
      if (threads.isEmpty() || threads.get(threads.size() - 1) != thread) {
        threads.add(thread);
      }
    }

    HolderReading reading(boolean look) {
      Size size = look ? sizer.of(sample, /* fixed= */ false) : null;
      if (size != null) {
        Contents contents = new Contents(sizer, tasks);
        contents.add(size);
        classes.put(name, contents.classes());
        weigher.bytesEach(size).ifPresent(each -> bytes.put(name, each));
      }
      String first = Names.pattern(threads.get(0).getName());
      String rest = threads.size() == 1 ? "" : " and " + (threads.size() - 1) + " other threads";
      return new HolderReading(
          name,
          sample.getClass().getName(),
          entries,
          largest,
          threads.size(),
          /* isStatic= */ false,
          Bound.NONE,
          null,
          Sampled.of(classes.getOrDefault(name, List.of()), bytes.get(name)),
          new Reached(
              Reached.Kind.THREAD_LOCAL,
              List.of("thread " + first, name),
              "values of " + name + " in thread " + first + rest));
    }
  }
}
