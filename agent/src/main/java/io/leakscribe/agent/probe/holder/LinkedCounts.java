package io.leakscribe.agent.probe.holder;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts queues that do not know their size, such as {@code ConcurrentLinkedQueue}: a part of the
 * chain at each call, so that no call takes long; until the end is reached the count before is
 * told. Follows a few queues, weakly. Takes no lock of theirs. Confined to the sampling thread.
 */
final class LinkedCounts {

  private static final int MAX_QUEUES = 32;
  private static final int STEPS = 50_000;

  private final Peek peek;
  private final int steps;
  private final List<Count> counts = new ArrayList<>();

  LinkedCounts(Peek peek) {
    this(peek, STEPS);
  }

  LinkedCounts(Peek peek, int steps) {
    this.peek = peek;
    this.steps = steps;
  }

  /** Returns how many elements there were at the last complete count; -1 before the first one. */
  long of(Object queue) {
    Count count = countOf(queue);
    if (count == null) {
      return -1;
    }
    count.goOn(queue);
    return count.complete;
  }

  private @Nullable Count countOf(Object queue) {
    Count found = null;
    for (int i = counts.size() - 1; i >= 0; i--) {
      Count count = counts.get(i);
      if (count.queue.refersTo(queue)) {
        found = count;
      } else if (count.queue.refersTo(null)) {
        counts.remove(i);
      }
    }
    return found == null ? follow(queue) : found;
  }

  private @Nullable Count follow(Object queue) {
    if (counts.size() >= MAX_QUEUES) {
      return null;
    }
    Count count = new Count(queue);
    counts.add(count);
    return count;
  }

  private final class Count {
    private final WeakReference<Object> queue;
    // Weak: a node that was taken out of the queue must not keep its successors alive.
    private @Nullable WeakReference<Object> position;
    private long partial;
    private long complete = -1;

    Count(Object queue) {
      this.queue = new WeakReference<>(queue);
    }

    void goOn(Object target) {
      Object node = position == null ? null : position.get();
      if (node == null || peek.object(node, "item") == null) {
        // The first time, or the node was taken out meanwhile: what was counted may be gone too.
        partial = 0;
        node = peek.object(target, "head");
      }
      position = null;
      for (int i = 0; node != null; i++) {
        if (i == steps) {
          position = new WeakReference<>(node);
          return;
        }
        partial += peek.object(node, "item") == null ? 0 : 1;
        Object next = peek.object(node, "next");
        if (next == node) {
          return; // taken out under our hands: begin anew the next time
        }
        node = next;
      }
      complete = partial;
    }
  }
}
