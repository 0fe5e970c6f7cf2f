package io.leakscribe.agent.probe.reach;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.Reached.Kind;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What is linked otherwise than node by node: arrays of which each has the next one in its last
 * slot, as the queues of JCTools, Reactor and RxJava do, and what is registered with a cleaner. Not
 * thread-safe.
 */
final class Linked {
  private static final int MOST_ARRAYS = 100_000;

  private final Memory memory;
  private final Shapes shapes;
  private final Chains chains;

  Linked(Memory memory, Shapes shapes, Chains chains) {
    this.memory = memory;
    this.shapes = shapes;
    this.chains = chains;
  }

  /** Elements in the arrays behind this one, all taken to be full but the last; 0 for none. */
  long behind(Object[] first) {
    Object[] next = after(first);
    if (next == null) {
      return 0;
    }
    IdentityMarks seen = new IdentityMarks();
    seen.add(first);
    long sum = 0;
    // Somewhere on the way it may turn back to an array that is not the first.
    while (next != null && seen.size() < MOST_ARRAYS && seen.add(next)) {
      sum += next.length - 1;
      next = after(next);
    }
    return sum;
  }

  private Object @Nullable [] after(Object[] array) {
    Object last = array.length < 2 ? null : array[array.length - 1];
    if (last instanceof AtomicReferenceArray<?>) {
      last = field(last, "array");
    }
    return last instanceof Object[] next && next != array && next.getClass() == array.getClass()
        ? next
        : null;
  }

  /** Actions that are registered with a cleaner; null where this JDK keeps them in another way. */
  @Nullable Size ofCleaner(Object cleaner) {
    Object impl = field(cleaner, "impl");
    Object first = impl == null ? null : field(impl, "phantomCleanableList");
    if (first != null) {
      return new Size(chains.bucket(first), Bound.NONE, Kind.FIELD, first, /* nodes= */ true);
    }
    Object list = impl == null ? null : field(impl, "activeList"); // since JDK 24, in arrays
    Object node = list == null ? null : field(list, "head");
    Object body = node == null ? null : field(node, "arr");
    return node != null && body instanceof Object[] array
        ? new Size(inArrays(node, array.length), Bound.NONE, Kind.FIELD, array, /* nodes= */ false)
        : null;
  }

  private long inArrays(Object first, long each) {
    return Math.max(1, chains.bucket(first)) * each;
  }

  private @Nullable Object field(Object target, String name) {
    Slot slot = shapes.slot(target.getClass(), name);
    return slot == null ? null : memory.reference(target, slot.offset());
  }
}
