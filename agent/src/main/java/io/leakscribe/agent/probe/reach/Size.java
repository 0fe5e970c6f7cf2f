package io.leakscribe.agent.probe.reach;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.Reached;

/**
 * The size of what is in a field.
 *
 * @param entries number of elements, nodes or tasks; of a primitive array its length
 * @param bound what it declares about its size
 * @param kind what it is
 * @param body the container, array or first node itself, behind whatever is around it
 * @param nodes whether the body is the first node of a chain
 */
record Size(long entries, Bound bound, Reached.Kind kind, Object body, boolean nodes) {

  /** An array that is full and never replaced, as constants are. */
  boolean isFullForGood() {
    return kind == Reached.Kind.ARRAY
        && bound.kind() == Bound.Kind.ENTRIES
        && entries >= bound.limit();
  }

  Size withEntries(long sum) {
    return new Size(sum, bound, kind, body, nodes);
  }

  Size withKind(Reached.Kind other) {
    return new Size(entries, bound, other, body, nodes);
  }
}
