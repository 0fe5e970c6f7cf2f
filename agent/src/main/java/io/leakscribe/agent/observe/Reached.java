package io.leakscribe.agent.observe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a holder was reached that is no plain field of a woven class.
 *
 * @param kind what holds
 * @param path from the root, root first
 * @param words what it is, as one would say it to a colleague: {@code queue of the executor that
 *     runs com.shop.Audit$Flush every 5 s}
 * @param room entries that fit in before it has to be copied to a larger one, where it is one
 *     buffer; else null
 */
public record Reached(Kind kind, List<String> path, String words, @Nullable Long room) {

  /** Of what is no buffer. */
  public Reached(Kind kind, List<String> path, String words) {
    this(kind, path, words, null);
  }

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
