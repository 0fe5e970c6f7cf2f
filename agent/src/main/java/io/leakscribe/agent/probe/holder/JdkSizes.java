package io.leakscribe.agent.probe.holder;

import io.leakscribe.agent.observe.Bound;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Sizes of the JDK's containers from the fields of their own class. An overriding {@code size()} of
 * a subclass is never seen. Field names are the same from JDK 17 to 25.
 */
final class JdkSizes {

  private static final Map<String, String> NUMBER_IN =
      Map.ofEntries(
          Map.entry("java.util.ArrayList", "size"),
          Map.entry("java.util.LinkedList", "size"),
          Map.entry("java.util.HashMap", "size"),
          Map.entry("java.util.TreeMap", "size"),
          Map.entry("java.util.IdentityHashMap", "size"),
          Map.entry("java.util.EnumMap", "size"),
          Map.entry("java.util.PriorityQueue", "size"),
          Map.entry("java.util.WeakHashMap", "size"),
          Map.entry("java.util.Hashtable", "count"),
          Map.entry("java.util.Vector", "elementCount"),
          Map.entry("java.util.concurrent.LinkedBlockingQueue", "count"),
          Map.entry("java.util.concurrent.ArrayBlockingQueue", "count"),
          Map.entry("java.util.concurrent.LinkedBlockingDeque", "count"),
          Map.entry("java.util.concurrent.PriorityBlockingQueue", "size"),
          Map.entry("java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue", "size"),
          Map.entry("java.util.TaskQueue", "size"));

  private final Peek peek;
  private final ModuleOpener opener;
  private final LinkedCounts linked;

  /** Asked once for each class: the answer may take a call of its loader. */
  private final ClassValue<Boolean> evicting =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return overrides(type);
        }
      };

  JdkSizes(Peek peek, ModuleOpener opener) {
    this.peek = peek;
    this.opener = opener;
    this.linked = new LinkedCounts(peek);
  }

  /** Reads the size of a container of one class. */
  @FunctionalInterface
  interface Size {
    /** Negative: not readable. */
    long of(Object container);
  }

  /** Returns null for a class that neither is nor extends a known one. */
  @Nullable Size sizeOf(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      Size size = sizeOf(at.getName());
      if (size != null) {
        return size;
      }
    }
    return null;
  }

  private @Nullable Size sizeOf(String name) {
    String field = NUMBER_IN.get(name);
    if (field != null) {
      return container -> peek.number(container, field);
    }
    return switch (name) {
      case "java.util.concurrent.ConcurrentHashMap" -> this::counted;
      case "java.util.concurrent.ConcurrentSkipListMap" -> this::adder;
      case "java.util.concurrent.CopyOnWriteArrayList" ->
          list -> peek.object(list, "array") instanceof Object[] array ? array.length : -1;
      case "java.util.ArrayDeque" -> this::ring;
      case "java.util.concurrent.ConcurrentLinkedQueue",
          "java.util.concurrent.ConcurrentLinkedDeque",
          "java.util.concurrent.LinkedTransferQueue" ->
          linked::of;
      default -> null;
    };
  }

  /** As {@code sumCount()}: the base and the cells of a striped counter. */
  private long counted(Object map) {
    long sum = peek.number(map, "baseCount");
    if (peek.object(map, "counterCells") instanceof Object[] cells) {
      for (Object cell : cells) {
        sum += cell == null ? 0 : peek.number(cell, "value");
      }
    }
    return Math.max(sum, 0);
  }

  private long adder(Object map) {
    Object adder = peek.object(map, "adder");
    return adder instanceof LongAdder counter ? Math.max(counter.sum(), 0) : 0;
  }

  private long ring(Object deque) {
    if (!(peek.object(deque, "elements") instanceof Object[] elements)) {
      return -1;
    }
    long size = peek.number(deque, "tail") - peek.number(deque, "head");
    return size < 0 ? size + elements.length : size;
  }

  /** What objects of the class declare about their size by being of that class. */
  Bound ruleOf(Class<?> type) {
    if (WeakHashMap.class.isAssignableFrom(type)) {
      return new Bound(Bound.Kind.REFERENCES, 0);
    }
    return LinkedHashMap.class.isAssignableFrom(type) && evicts(type)
        ? new Bound(Bound.Kind.OWN_RULE, 0)
        : Bound.NONE;
  }

  Bound boundOf(Object container, Bound rule) {
    long capacity = -1;
    if (container instanceof LinkedBlockingQueue<?>
        || container instanceof LinkedBlockingDeque<?>) {
      capacity = peek.number(container, "capacity");
    } else if (container instanceof ArrayBlockingQueue<?>
        && peek.object(container, "items") instanceof Object[] items) {
      capacity = items.length;
    }
    return capacity > 0 && capacity < Integer.MAX_VALUE
        ? new Bound(Bound.Kind.ENTRIES, capacity)
        : rule;
  }

  /** Whether a subclass overrides the method that throws out old entries. Resolves no other. */
  private boolean evicts(Class<?> type) {
    return type != LinkedHashMap.class && !StoppedLoader.of(type) && evicting.get(type);
  }

  private boolean overrides(Class<?> type) {
    try {
      opener.open(type);
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      MethodHandle rule =
          lookup.findVirtual(
              type, "removeEldestEntry", MethodType.methodType(boolean.class, Map.Entry.class));
      return lookup.revealDirect(rule).getDeclaringClass() != LinkedHashMap.class;
    } catch (ReflectiveOperationException | RuntimeException | LinkageError unknown) {
      return false;
    }
  }
}
