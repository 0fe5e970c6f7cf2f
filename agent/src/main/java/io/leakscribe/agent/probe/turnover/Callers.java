package io.leakscribe.agent.probe.turnover;

import io.leakscribe.agent.observe.KnownCode;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which application code is behind a call in a library: the nearest application frame of the stack,
 * else the nearest that is not the JDK's. Taken for a bounded number of calls, since a stack costs
 * microseconds.
 */
final class Callers {
  private static final int DEPTH = 64;
  private static final StackWalker WALKER = StackWalker.getInstance();

  private final ThreadLocal<@Nullable Boolean> walking = new ThreadLocal<>();
  private final AtomicInteger budget = new AtomicInteger();

  /** Links what {@link #find} needs, so that no application thread pays for it. */
  void warmUp() {
    refill(1);
    find();
  }

  void refill(int stacks) {
    budget.set(stacks);
  }

  /** Returns null when there is no such frame, or nothing is left to spend. */
  @Nullable String find() {
    if (budget.get() <= 0 || budget.getAndDecrement() <= 0 || walking.get() != null) {
      return null;
    }
    // The walk itself may use the container, when that is one of the JDK's own.
    walking.set(Boolean.TRUE);
    try {
      return WALKER.walk(Callers::nearest);
    } finally {
      walking.remove();
    }
  }

  private static @Nullable String nearest(Stream<StackFrame> frames) {
    StackFrame library = null;
    for (Iterator<StackFrame> all = frames.limit(DEPTH).iterator(); all.hasNext(); ) {
      StackFrame frame = all.next();
      String name = frame.getClassName();
      if (KnownCode.isApplication(name)) {
        return describe(frame);
      }
      if (library == null && !KnownCode.isJdk(name) && !name.startsWith("io.leakscribe.")) {
        library = frame;
      }
    }
    return library == null ? null : describe(library);
  }

  private static String describe(StackFrame frame) {
    String file = frame.getFileName();
    return Site.of(
        frame.getClassName(),
        frame.getMethodName(),
        file == null ? "Unknown Source" : file,
        frame.getLineNumber());
  }
}
