package io.leakscribe.agent.probe.holder;

import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the elements of a container by its internal tables and nodes: no iterator, no lock,
 * no method of the application. The container may change meanwhile: elements may then be missed or
 * come twice, and a walk through a chain that is being cut ends early; the number of steps is
 * bounded in any case. Thread-safe.
 */
public final class ElementWalk {

  private static final int DEPTH = 4;
  private static final int MAX_UNSEEN = 10_000;

  /** Of a larger table, as many bins are looked at, with 0.75 entries each at most, as a rule. */
  private static final int SPREAD_BINS = 16_384;

  private static final long SEED = 42;

  private final Peek peek;

  /** Walks with these eyes. */
  public ElementWalk(Peek peek) {
    this.peek = peek;
  }

  /** Takes the elements. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes one.
     *
     * @param key null for an element of a collection that is not a set
     * @param value null for an element of a set
     * @return false to end the walk
     */
    boolean visit(@Nullable Object key, @Nullable Object value);
  }

  /** Ends a walk that passes too much of which the visitor sees nothing. */
  private static final class Bounded implements Visitor {
    private final Visitor visitor;
    private final int[] unseen;
    private final int mostBins;
    private final SplittableRandom random = new SplittableRandom(SEED);

    Bounded(Visitor visitor) {
      this(visitor, new int[1], Integer.MAX_VALUE);
    }

    private Bounded(Visitor visitor, int[] unseen, int mostBins) {
      this.visitor = visitor;
      this.unseen = unseen;
      this.mostBins = mostBins;
    }

    /** One of how many bins of a table is looked at. */
    int stride(long bins) {
      return (int) Math.max(1, (bins + mostBins - 1) / mostBins);
    }

    /** One of those from there on, any, since keys are often numbers that go up evenly. */
    int anyOf(int from, int stride) {
      return stride == 1 ? from : from + random.nextInt(stride);
    }

    @Override
    public boolean visit(@Nullable Object key, @Nullable Object value) {
      return visitor.visit(key, value);
    }

    boolean pass() {
      return ++unseen[0] < MAX_UNSEEN;
    }

    /** The same walk, seen by another. */
    Bounded with(Visitor other) {
      return new Bounded(other, unseen, mostBins);
    }
  }

  /** Visits elements until the visitor has enough; does nothing for a type that is not known. */
  public void walk(@Nullable Object container, Visitor visitor) {
    walk(container, new Bounded(visitor), DEPTH);
  }

  /** As {@link #walk}; of large hash tables only some entries, from all over the table. */
  void walkSpread(@Nullable Object container, Visitor visitor) {
    walk(container, new Bounded(visitor, new int[1], SPREAD_BINS), DEPTH);
  }

  /**
   * As {@link #walk}; of a map of lists also the elements of the lists, as if they were its own.
   */
  void walkDeep(@Nullable Object container, Visitor visitor) {
    boolean[] more = {true};
    Bounded remembering = new Bounded((key, value) -> more[0] = visitor.visit(key, value));
    Visitor outer =
        (key, value) -> {
          Object inner = value == null ? key : value;
          if (!Nesting.isContainer(inner)) {
            return remembering.visit(key, value);
          }
          walk(inner, remembering, DEPTH);
          return more[0] && remembering.pass(); // it may have been empty
        };
    walk(container, remembering.with(outer), DEPTH);
  }

  private void walk(@Nullable Object container, Bounded visitor, int depth) {
    if (container == null || depth == 0) {
      return;
    }
    Class<?> type = container.getClass();
    String inner = Wrappers.fieldOf(type);
    if (inner != null) {
      walk(peek.object(container, inner), visitor, depth - 1);
      return;
    }
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      if (walkAs(at.getName(), container, visitor, depth)) {
        return;
      }
    }
  }

  /** Returns whether the name is that of a known class. */
  private boolean walkAs(String name, Object container, Bounded visitor, int depth) {
    switch (name) {
      case "java.util.HashMap", "java.util.Hashtable" -> table(container, "key", "value", visitor);
      case "java.util.WeakHashMap" -> table(container, null, "value", visitor);
      case "java.util.concurrent.ConcurrentHashMap" -> table(container, "key", "val", visitor);
      case "java.util.TreeMap" -> tree(peek.object(container, "root"), visitor);
      case "java.util.IdentityHashMap" -> pairs(peek.object(container, "table"), visitor);
      case "java.util.concurrent.ConcurrentSkipListMap" ->
          chain(bottomOf(container), "key", "val", visitor);
      case "java.util.ArrayList", "java.util.Vector" -> array(container, "elementData", visitor);
      case "java.util.EnumMap" -> array(container, "vals", visitor);
      case "java.util.ArrayDeque" -> array(container, "elements", visitor);
      case "java.util.PriorityQueue",
          "java.util.TaskQueue",
          "java.util.concurrent.PriorityBlockingQueue",
          "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue" ->
          array(container, "queue", visitor);
      case "java.util.concurrent.ArrayBlockingQueue" -> array(container, "items", visitor);
      case "java.util.concurrent.CopyOnWriteArrayList" -> array(container, "array", visitor);
      case "java.util.LinkedList", "java.util.concurrent.LinkedBlockingDeque" ->
          chain(peek.object(container, "first"), null, "item", visitor);
      case "java.util.concurrent.LinkedBlockingQueue",
          "java.util.concurrent.ConcurrentLinkedQueue",
          "java.util.concurrent.ConcurrentLinkedDeque",
          "java.util.concurrent.LinkedTransferQueue" ->
          chain(peek.object(container, "head"), null, "item", visitor);
      default -> {
        return walkLibrary(name, container, visitor, depth);
      }
    }
    return true;
  }

  private boolean walkLibrary(String name, Object container, Bounded visitor, int depth) {
    if (name.startsWith("com.github.benmanes.caffeine.cache.")) {
      Object cache = peek.object(container, "asyncCache");
      Object inner = peek.object(cache == null ? container : cache, "cache");
      Object data = peek.object(inner == null ? container : inner, "data");
      walk(data, unwrapping(visitor), depth - 1);
      return data != null;
    }
    switch (name) {
      case "com.google.common.cache.LocalCache$LocalManualCache" ->
          walk(peek.object(container, "localCache"), visitor, depth - 1);
      case "com.google.common.cache.LocalCache" -> segments(container, visitor);
      case "com.google.common.collect.MapMakerInternalMap" -> tables(container, "value", visitor);
      case "com.google.common.collect.AbstractMapBasedMultimap" ->
          walk(peek.object(container, "map"), visitor, depth - 1);
      case "com.googlecode.concurrentlinkedhashmap.ConcurrentLinkedHashMap" ->
          walk(peek.object(container, "data"), unwrapping(visitor), depth - 1);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The map's value is a node of the cache, which has the value, or a reference to it, inside. */
  private Bounded unwrapping(Bounded visitor) {
    return visitor.with(
        (key, node) ->
            visitor.visit(
                referent(key),
                node != null && peek.has(node, "value")
                    ? referent(peek.object(node, "value"))
                    : node));
  }

  private @Nullable Object referent(@Nullable Object object) {
    if (!(object instanceof Reference<?> reference) || !isOfCache(object)) {
      return object;
    }
    // Asked itself, a soft reference would count as used and stay: a walk must not renew a cache.
    return object instanceof SoftReference<?> ? peek.object(object, "referent") : reference.get();
  }

  /** Only a cache's own references are asked: a class of the application may override get(). */
  private static boolean isOfCache(Object reference) {
    String name = reference.getClass().getName();
    return name.startsWith("com.github.benmanes.") || name.startsWith("com.google.common.cache.");
  }

  private void table(Object map, @Nullable String key, String value, Bounded visitor) {
    if (peek.object(map, "table") instanceof Object[] table) {
      int stride = visitor.stride(table.length);
      for (int from = 0; from < table.length; from += stride) {
        int i = visitor.anyOf(from, stride);
        if (i < table.length && table[i] != null && !chain(table[i], key, value, visitor)) {
          return;
        }
      }
    }
  }

  /** Follows {@code next}; returns false when the visitor has enough. */
  private boolean chain(
      @Nullable Object first, @Nullable String key, String value, Bounded visitor) {
    Object node = first;
    // The bins of a concurrent map may be trees; their nodes are chained as well.
    if (node != null && node.getClass().getName().endsWith("ConcurrentHashMap$TreeBin")) {
      node = peek.object(node, "first");
    }
    while (node != null) {
      Object k = key == null ? null : peek.object(node, key);
      Object v = peek.object(node, value);
      boolean more = (k == null && v == null) ? visitor.pass() : visitor.visit(k, v);
      if (!more) {
        return false;
      }
      Object next = peek.object(node, "next");
      node = next == node ? null : next; // a node that was unlinked points to itself
    }
    return true;
  }

  private void tree(@Nullable Object root, Bounded visitor) {
    Deque<Object> ahead = new ArrayDeque<>();
    Object node = root;
    while (node != null) {
      if (!visitor.visit(peek.object(node, "key"), peek.object(node, "value"))) {
        return;
      }
      push(ahead, peek.object(node, "right"));
      push(ahead, peek.object(node, "left"));
      node = ahead.poll();
    }
  }

  private static void push(Deque<Object> stack, @Nullable Object node) {
    if (node != null) {
      stack.push(node);
    }
  }

  private @Nullable Object bottomOf(Object skipList) {
    Object index = peek.object(skipList, "head");
    while (index != null && peek.object(index, "down") != null) {
      index = peek.object(index, "down");
    }
    return peek.object(index, "node");
  }

  private static void pairs(@Nullable Object table, Bounded visitor) {
    if (table instanceof Object[] array) {
      int pairs = array.length / 2;
      int stride = visitor.stride(pairs);
      for (int from = 0; from < pairs; from += stride) {
        int i = 2 * visitor.anyOf(from, stride);
        if (i + 1 < array.length && array[i] != null && !visitor.visit(array[i], array[i + 1])) {
          return;
        }
      }
    }
  }

  private void array(Object container, String field, Bounded visitor) {
    if (peek.object(container, field) instanceof Object[] array) {
      for (Object element : array) {
        if (element != null && !visitor.visit(null, element)) {
          return;
        }
      }
    }
  }

  private void segments(Object cache, Bounded visitor) {
    Bounded inner =
        visitor.with(
            (key, reference) ->
                visitor.visit(
                    referent(key),
                    reference instanceof Reference<?>
                        ? referent(reference)
                        : peek.object(reference, "referent")));
    tables(cache, "valueReference", inner);
  }

  private void tables(Object map, String value, Bounded visitor) {
    if (!(peek.object(map, "segments") instanceof Object[] segments)) {
      return;
    }
    List<AtomicReferenceArray<?>> tables = new ArrayList<>();
    for (Object segment : segments) {
      if (peek.object(segment, "table") instanceof AtomicReferenceArray<?> table) {
        tables.add(table);
      }
    }
    int stride = visitor.stride(tables.stream().mapToLong(AtomicReferenceArray::length).sum());
    for (AtomicReferenceArray<?> table : tables) {
      if (!bins(table, stride, value, visitor)) {
        return;
      }
    }
  }

  private boolean bins(AtomicReferenceArray<?> table, int stride, String value, Bounded visitor) {
    for (int from = 0; from < table.length(); from += stride) {
      int i = visitor.anyOf(from, stride);
      Object bin = i < table.length() ? table.get(i) : null;
      if (bin != null && !chain(bin, "key", value, visitor)) {
        return false;
      }
    }
    return true;
  }
}
