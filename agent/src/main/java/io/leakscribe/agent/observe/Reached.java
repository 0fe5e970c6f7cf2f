package io.leakscribe.agent.observe;

import java.util.List;

/**
 * How a holder was reached that is no plain field of a woven class.
 *
 * @param kind what holds
 * @param path from the root, root first
 * @param words what it is, as one would say it to a colleague: {@code queue of the executor that
 *     runs com.shop.Audit$Flush every 5 s}
 */
public record Reached(Kind kind, List<String> path, String words) {

  public Reached {
    path = List.copyOf(path);
  }

  /** What holds. */
  public enum Kind {
    /** A container in a field of the JDK, a library, or a class that nobody wove. */
    FIELD,
    /** An array, or a container that is one inside. */
    ARRAY,
    /** A chain of objects that refer to each other. */
    LINKED,
    /** Values of thread-locals. */
    THREAD_LOCAL,
    /** Tasks that wait in an executor or timer. */
    TASKS,
    /** A variable that a running thread or its task has captured. */
    THREAD
  }
}
