package io.leakscribe.agent.probe.reach;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts objects that refer to each other: lists, versions, trees of somebody's own making. Bounded
 * in steps; a chain that changes meanwhile is counted as it is met. Not thread-safe.
 */
final class Chains {
  /** A chain this short is no list, but a few layers around something. */
  static final int SHORT = 64;

  private static final int MOST_LINKS = 6;

  /** The nodes of a tree have to be marked, which takes memory: a quarter of a chain's limit. */
  private static final int TREE_PART = 4;

  private final Memory memory;
  private final Shapes shapes;
  private final int limit;
  private long left;

  /**
   * @param limit the longest that one chain is followed
   * @param total steps over all chains; a walk meets many nodes of one chain, and must not count it
   *     from each. Afterwards every chain is a short one.
   */
  Chains(Memory memory, Shapes shapes, int limit, long total) {
    this.memory = memory;
    this.shapes = shapes;
    this.limit = limit;
    this.left = total;
  }

  /** Number of objects from this one on, along the reference that leads furthest. */
  long length(Object first) {
    Shapes.Shape shape = shapes.of(first.getClass());
    long longest = 0;
    for (Way way : ways(shape)) {
      longest = Math.max(longest, along(way, first, limit));
    }
    if (longest < SHORT && shape.links().size() > 1 && shape.links().size() <= MOST_LINKS) {
      return Math.max(longest, tree(first));
    }
    return longest;
  }

  /** Length of the chain that a bucket of a hash table is. */
  long bucket(Object first) {
    Shapes.Shape shape = shapes.of(first.getClass());
    for (Slot link : shape.links()) {
      if (shape.links().size() == 1 || Names.isForward(link.name())) {
        return along(by(link), first, limit);
      }
    }
    return shape.turns().isEmpty() ? 1 : length(first);
  }

  /**
   * Whether a chain begins here that goes over objects of another class. Two objects that know each
   * other, and an owner of things of which each knows the owner, are none.
   */
  boolean turns(Object first) {
    for (Shapes.Turn turn : shapes.of(first.getClass()).turns()) {
      if (along(by(turn), first, 4 * SHORT) >= SHORT) {
        return true;
      }
    }
    return false;
  }

  /** The first objects of the chain, without a look at the rest, which takes its time. */
  List<Object> nearest(Object first, int most) {
    for (Slot link : shapes.of(first.getClass()).links()) {
      if (Names.isForward(link.name())) {
        return sample(by(link), first, most, most);
      }
    }
    return List.of(first);
  }

  /** A few objects of the chain, the first ones and some further on. */
  List<Object> sample(Object first, int most) {
    Way best = null;
    long longest = 0;
    for (Way way : ways(shapes.of(first.getClass()))) {
      long length = along(way, first, limit);
      if (length > longest) {
        best = way;
        longest = length;
      }
    }
    return best == null ? List.of(first) : sample(best, first, longest, most);
  }

  private List<Object> sample(Way way, Object first, long length, int most) {
    List<Object> found = new ArrayList<>(most);
    long every = Math.max(1, length / most);
    Object node = first;
    for (long i = 0; node != null && found.size() < most; i++) {
      if (i % every == 0) {
        found.add(node);
      }
      node = way.next(node);
    }
    return found;
  }

  /**
   * Brent's way of finding a cycle: the mark moves on at each power of two. Each node of a cycle
   * counts once, or the number would jump as it grows.
   */
  private long along(Way way, Object first, int most) {
    long end = Math.min(most, Math.max(SHORT - 1, left));
    Object node = way.next(first);
    Object mark = first;
    long length = 1;
    long marked = 0;
    long moveAt = 2;
    while (node != null && node != mark && length < end) {
      if (++length == moveAt) {
        mark = node;
        marked = length - 1;
        moveAt *= 2;
      }
      node = way.next(node);
    }
    left -= length;
    boolean turnsBack = node != null && node == mark;
    return turnsBack ? untilItTurnsBack(way, first, length - marked, marked) : length;
  }

  /**
   * Nodes of the cycle and of what leads to it.
   *
   * @param cycle nodes of the cycle
   * @param most that lead to it
   */
  private long untilItTurnsBack(Way way, Object first, long cycle, long most) {
    Object ahead = first;
    for (long i = 0; i < cycle && ahead != null; i++) {
      ahead = way.next(ahead);
    }
    Object behind = first;
    long before = 0;
    while (behind != null && ahead != null && behind != ahead && before < most) {
      behind = way.next(behind);
      ahead = way.next(ahead);
      before++;
    }
    left -= before + cycle;
    return before + cycle;
  }

  /** From one node to the next. */
  private interface Way {
    @Nullable Object next(Object node);
  }

  private List<Way> ways(Shapes.Shape shape) {
    List<Way> ways = new ArrayList<>();
    shape.links().forEach(link -> ways.add(by(link)));
    shape.turns().forEach(turn -> ways.add(by(turn)));
    return ways;
  }

  private Way by(Slot link) {
    return node -> next(link, node);
  }

  private Way by(Shapes.Turn turn) {
    return node -> next(turn, node);
  }

  private @Nullable Object next(Shapes.Turn turn, Object node) {
    Object between = memory.reference(node, turn.there().offset());
    if (!turn.back().declaring().isInstance(between)) {
      return null;
    }
    Object next = memory.reference(between, turn.back().offset());
    return next != node && turn.there().declaring().isInstance(next) ? next : null;
  }

  private @Nullable Object next(Slot link, Object node) {
    Object next = memory.reference(node, link.offset());
    // Of the declared type, and yet perhaps of another class, where the offset means nothing.
    return next != node && isNode(link, next) ? next : null;
  }

  private boolean isNode(Slot link, @Nullable Object next) {
    return next != null
        && link.declaring().isInstance(next)
        && shapes.of(next.getClass()).links().contains(link);
  }

  private long tree(Object root) {
    IdentityMarks seen = new IdentityMarks();
    Deque<Object> ahead = new ArrayDeque<>();
    seen.add(root);
    Object node = root;
    long end = Math.min(limit / TREE_PART, Math.max(SHORT - 1, left));
    while (node != null && seen.size() < end) {
      for (Slot link : shapes.of(node.getClass()).links()) {
        Object other = memory.reference(node, link.offset());
        if (isNode(link, other) && other != null && seen.add(other)) {
          ahead.push(other);
        }
      }
      node = ahead.poll();
    }
    left -= seen.size();
    return seen.size();
  }
}
