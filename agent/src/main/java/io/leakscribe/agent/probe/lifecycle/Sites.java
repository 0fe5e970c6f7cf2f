package io.leakscribe.agent.probe.lifecycle;

import java.lang.StackWalker.StackFrame;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where in application code objects are created: counted for a few of them, since a stack costs
 * microseconds.
 */
final class Sites {
  private static final int DEPTH = 48;
  private static final int MOST_SITES = 32;
  private static final StackWalker WALKER = StackWalker.getInstance();

  private final AtomicInteger budget;
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  Sites(int budget) {
    this.budget = new AtomicInteger(budget);
  }

  /** Links what {@link #note} needs, so that no application thread pays for it. */
  static void warmUp() {
    new Sites(1).note();
  }

  /** Links what is left: none of the application's code is on our own stack, to be described. */
  static void warmUpWhole() {
    WALKER.walk(Stream::findFirst).map(Sites::describe).ifPresent(new Sites(0)::count);
  }

  /** Called on the thread that creates the object, from inside its constructor. */
  void note() {
    if (budget.get() > 0 && budget.getAndDecrement() > 0) {
      String site = WALKER.walk(Sites::find);
      if (site != null) {
        count(site);
      }
    }
  }

  private void count(String site) {
    LongAdder count = counts.get(site);
    if (count == null && counts.size() < MOST_SITES) {
      count = counts.computeIfAbsent(site, unused -> new LongAdder());
    }
    if (count != null) {
      count.increment();
    }
  }

  void refill(int stacks) {
    budget.set(stacks);
  }

  @Nullable String top() {
    return counts.entrySet().stream()
        .max(Comparator.comparingLong(entry -> entry.getValue().sum()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private static @Nullable String find(Stream<StackFrame> frames) {
    return frames
        .limit(DEPTH)
        .filter(frame -> !frame.getMethodName().equals("<init>"))
        .filter(frame -> ApplicationClasses.isApplication(frame.getClassName()))
        .findFirst()
        .map(Sites::describe)
        .orElse(null);
  }

  private static String describe(StackFrame frame) {
    String source = frame.getFileName() == null ? "Unknown Source" : frame.getFileName();
    String line = frame.getLineNumber() < 0 ? "" : ":" + frame.getLineNumber();
    return frame.getClassName() + "." + frame.getMethodName() + "(" + source + line + ")";
  }
}
