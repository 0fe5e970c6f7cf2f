package io.leakscribe.agent.probe.reach;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.Reached.Kind;
import io.leakscribe.agent.probe.holder.Containers;
import io.leakscribe.agent.probe.holder.ElementWalk;
import io.leakscribe.agent.probe.holder.Measure;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Says how much is in a field, whatever it is made of: a container of the JDK or of a well-known
 * library, an array, a chain of nodes, or something around one of these. Containers of containers
 * count what is in the inner ones. Not thread-safe.
 */
final class Sizer {
  /** A primitive array of fewer bytes is no hoard, unless there are more of them. */
  static final int LARGE_ARRAY = 1 << 20;

  private static final int DEPTH = 4;
  private static final int ALL_SLOTS = 1 << 16;
  private static final int BUCKETS = 64;
  private static final int FEW_ROOTS = 4;
  private static final int INNER = 1_000;
  private static final int WALK_LIMIT = 200_000;
  private static final long WALK_TOTAL = 1_000_000;
  private static final int LASTING_LIMIT = 1_000_000;
  private static final int MOST_LOOKS = 4_000;

  private final Memory memory;
  private final Shapes shapes;
  private final Containers containers;
  private final ElementWalk elements;
  private final Chains chains;
  private final Linked linked;
  private final Fill fill;

  /** Containers may hold each other: what is inside of what would have no end. */
  private int left;

  /** For one walk, which may not spend its time on a few chains. */
  static Sizer passing(Reach reach, Shapes shapes) {
    return new Sizer(reach, shapes, new Chains(reach.memory(), shapes, WALK_LIMIT, WALK_TOTAL));
  }

  /** For measuring the same things again and again. */
  static Sizer lasting(Reach reach, Shapes shapes) {
    return new Sizer(
        reach, shapes, new Chains(reach.memory(), shapes, LASTING_LIMIT, Long.MAX_VALUE / 2));
  }

  private Sizer(Reach reach, Shapes shapes, Chains chains) {
    this.memory = reach.memory();
    this.shapes = shapes;
    this.containers = reach.containers();
    this.elements = new ElementWalk(containers.peek());
    this.chains = chains;
    this.linked = new Linked(reach.memory(), shapes, chains);
    this.fill = new Fill(containers.peek());
  }

  /**
   * Returns null where there is nothing to count.
   *
   * @param fixed whether the field never gets another object, so that a full array stays as it is
   */
  @Nullable Size of(@Nullable Object value, boolean fixed) {
    left = MOST_LOOKS;
    return of(value, fixed, DEPTH);
  }

  /** As a body to take samples of. */
  Size shallow(Object body) {
    return new Size(0, Bound.NONE, Kind.FIELD, body, /* nodes= */ false);
  }

  /** A few elements, nodes or tasks; keys come before their values. */
  List<Object> sample(Size size, int most) {
    Object body = size.body();
    if (size.nodes()) {
      return body instanceof Cleaner.Cleanable
          ? chains.nearest(body, most)
          : chains.sample(body, most);
    }
    List<Object> found = new ArrayList<>();
    if (body instanceof Object[] array) {
      int step = Math.max(1, array.length / Math.max(1, ALL_SLOTS / 16));
      for (int i = 0; i < array.length && found.size() < most; i += step) {
        add(found, array[i]);
      }
      return found;
    }
    int[] left = {most};
    elements.walk(
        body,
        (key, value) -> {
          add(found, key);
          add(found, value);
          return --left[0] > 0;
        });
    return found;
  }

  /** Whether it refers to others of its kind, or a chain of them begins with it. */
  boolean isNode(Object element) {
    Class<?> type = element.getClass();
    return !type.isArray()
        && !shapes.isLeaf(type)
        && (shapes.of(type).isNode() || chains.turns(element));
  }

  /** Whether a chain begins with it that goes over objects of another class. */
  boolean turns(Object element) {
    Class<?> type = element.getClass();
    return !type.isArray() && !shapes.isLeaf(type) && chains.turns(element);
  }

  /** What a node or wrapper has in its fields, but for other nodes. */
  List<Object> inside(Object element) {
    List<Object> found = new ArrayList<>();
    Class<?> type = element.getClass();
    if (element instanceof Cleaner.Cleanable) {
      Slot action = shapes.slot(type, "action");
      add(found, action == null ? null : memory.reference(element, action.offset()));
    } else if (isNode(element)) {
      for (Slot slot : shapes.of(type).slots()) {
        if (!shapes.of(type).leadsOn(slot)) {
          add(found, memory.reference(element, slot.offset()));
        }
      }
      shapes.of(type).turns().forEach(turn -> between(turn, element, found));
    }
    return found;
  }

  /** What the object between two nodes has besides. */
  private void between(Shapes.Turn turn, Object node, List<Object> found) {
    Object between = memory.reference(node, turn.there().offset());
    if (between != null && !shapes.isLeaf(between.getClass())) {
      for (Slot slot : shapes.of(between.getClass()).slots()) {
        if (!slot.equals(turn.back())) {
          add(found, memory.reference(between, slot.offset()));
        }
      }
    }
  }

  private @Nullable Size of(@Nullable Object value, boolean fixed, int depth) {
    if (value == null || depth == 0 || --left < 0) {
      return null;
    }
    Class<?> type = value.getClass();
    if (type.isArray()) {
      return array(value, fixed, depth);
    }
    long filled = fill.ofBuffer(value);
    if (filled >= 0) {
      return filled * fill.width(value) < LARGE_ARRAY
          ? null
          : new Size(filled, Bound.NONE, Kind.ARRAY, value, /* nodes= */ false);
    }
    if (value instanceof Cleaner) {
      return linked.ofCleaner(value);
    }
    if (shapes.isLeaf(type)) {
      return null;
    }
    Measure measure = containers.measure(value);
    if (measure != null) {
      return container(value, measure, depth);
    }
    Size chain = isNode(value) ? chain(value) : null;
    return Terrain.isTransparent(type) ? larger(chain, inside(value, fixed, depth)) : chain;
  }

  private Size chain(Object first) {
    return new Size(chains.length(first), Bound.NONE, Kind.LINKED, first, /* nodes= */ true);
  }

  private Size container(Object container, Measure outer, int depth) {
    Kind kind =
        container.getClass().getName().contains("DelayedWorkQueue") ? Kind.TASKS : Kind.FIELD;
    Size size = new Size(outer.entries(), outer.bound(), kind, container, false);
    boolean single = kind == Kind.TASKS || outer.bound().kind() != Bound.Kind.NONE;
    return single || outer.entries() == 0 ? size : nested(size, inner(container), depth);
  }

  private List<Object> inner(Object container) {
    List<Object> found = new ArrayList<>();
    elements.walk(
        container,
        (key, value) -> {
          add(found, value == null ? key : value);
          return found.size() < INNER && (found.size() > 1 || mayHold(found.get(0)));
        });
    return found;
  }

  private boolean mayHold(Object element) {
    Class<?> type = element.getClass();
    return type.isArray()
        ? !type.getComponentType().isPrimitive()
        : !shapes.isLeaf(type) && (element instanceof Map || element instanceof Collection);
  }

  /** With the entries of the inner containers, scaled up where they are too many to ask all. */
  private Size nested(Size outer, List<Object> inner, int depth) {
    if (inner.isEmpty() || !mayHold(inner.get(0))) {
      return outer;
    }
    long sum = 0;
    int counted = 0;
    int looked = 0;
    for (Object element : inner) {
      if (left <= 0) {
        break;
      }
      looked++;
      Size size = mayHold(element) ? of(element, true, depth - 1) : null;
      if (size != null) {
        sum += size.entries();
        counted++;
      }
    }
    return counted == 0 || counted < (looked + 1) / 2
        ? outer
        : outer.withEntries(Math.round((double) sum * outer.entries() / looked));
  }

  /** Whether a primitive array is worth looking at. */
  static boolean isLarge(Object array) {
    long length = java.lang.reflect.Array.getLength(array);
    return length * Fill.widthOf(array.getClass().getComponentType()) >= LARGE_ARRAY;
  }

  private @Nullable Size array(Object array, boolean fixed, int depth) {
    if (!(array instanceof Object[] slots)) {
      int length = java.lang.reflect.Array.getLength(array);
      return !isLarge(array)
          ? null
          : new Size(length, bound(fixed, length), Kind.ARRAY, array, false);
    }
    int step = Math.max(1, slots.length / ALL_SLOTS);
    long used = 0;
    List<Object> some = new ArrayList<>();
    for (int i = 0; i < slots.length; i += step) {
      Object element = slots[i];
      used += element == null ? 0 : 1;
      if (some.size() < BUCKETS) {
        add(some, element);
      }
    }
    Size size = new Size(used * step, bound(fixed, slots.length), Kind.ARRAY, array, false);
    long further = isTrie(slots, some) ? 0 : linked.behind(slots);
    if (further > 0) {
      return unbounded(size.withEntries(size.entries() + further));
    }
    return some.isEmpty() ? size : ofElements(size, slots, some, depth);
  }

  /** Of the nodes of a trie, more than the last slot has an array: that is no chain of arrays. */
  private static boolean isTrie(Object[] slots, List<Object> some) {
    Object last = slots.length == 0 ? null : slots[slots.length - 1];
    for (Object other : some) {
      if (last != null && other != last && other.getClass() == last.getClass()) {
        return true;
      }
    }
    return false;
  }

  private Size ofElements(Size size, Object[] array, List<Object> some, int depth) {
    if (!isNode(some.get(0))) {
      boolean whole = size.entries() <= INNER;
      Size sum = nested(size, whole ? nonNull(array) : some, depth);
      return sum.entries() == size.entries() ? size : unbounded(sum);
    }
    long sum = 0;
    for (Object bucket : some) {
      sum += isNode(bucket) ? lengthFrom(bucket, some.size()) : 1;
    }
    return sum == some.size()
        ? size
        : unbounded(size.withEntries(sum * size.entries() / some.size()));
  }

  /** A table has many short chains; few nodes may each be the root of a tree, as of an index. */
  private long lengthFrom(Object node, int nodes) {
    return nodes <= FEW_ROOTS ? chains.length(node) : chains.bucket(node);
  }

  private static List<Object> nonNull(Object[] array) {
    List<Object> found = new ArrayList<>();
    for (Object element : array) {
      add(found, element);
    }
    return found;
  }

  private static Size unbounded(Size size) {
    return new Size(size.entries(), Bound.NONE, size.kind(), size.body(), size.nodes());
  }

  private static Bound bound(boolean fixed, int length) {
    return fixed ? new Bound(Bound.Kind.ENTRIES, length) : Bound.NONE;
  }

  /** The largest thing inside of something that only holds. */
  private @Nullable Size inside(Object value, boolean fixed, int depth) {
    boolean tasks = value instanceof ThreadPoolExecutor || value instanceof Timer;
    Size largest = null;
    for (Slot slot : shapes.of(value.getClass()).slots()) {
      if (!tasks || slot.name().equals("workQueue") || slot.name().equals("queue")) {
        boolean same = fixed && slot.isFinal();
        Size size = of(memory.reference(value, slot.offset()), same, depth - 1);
        largest = larger(largest, size);
      }
    }
    return tasks && largest != null ? largest.withKind(Kind.TASKS) : largest;
  }

  private static @Nullable Size larger(@Nullable Size one, @Nullable Size other) {
    return one == null || (other != null && other.entries() > one.entries()) ? other : one;
  }

  private static void add(List<Object> list, @Nullable Object element) {
    if (element != null) {
      list.add(element);
    }
  }
}
