package io.leakscribe.agent.probe.turnover;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is woven for a time, and the way there and back. For the agent's thread.
 *
 * <p>Measures the pause of each retransformation: parsing and verifying go on beside the
 * application. One that takes longer than the budget was the last one that weaves.
 */
final class Weaving {
  /** Each may be a pause of the application: after as many, what is stuck stays as it is. */
  private static final int MOST_REFUSALS = 200;

  private final Instrumentation instrumentation;
  private final TurnoverTransformer transformer;
  private final long budgetNanos;
  private final Consumer<String> log;
  private List<WeakReference<Class<?>>> wovenCalls = List.of();
  private List<WeakReference<Class<?>>> wovenContainers = List.of();

  /** As they were, or woven: the JVM refused, or ran out of memory somewhere on the way. */
  private List<WeakReference<Class<?>>> unsure = List.of();

  private boolean added;
  private int refusals;
  private boolean told;
  private @Nullable Safepoints safepoints;
  private long nanos;
  private boolean allowed;

  Weaving(
      Instrumentation instrumentation,
      TurnoverTransformer transformer,
      Duration pauseBudget,
      Consumer<String> log) {
    this.instrumentation = instrumentation;
    this.transformer = transformer;
    this.budgetNanos = pauseBudget.toNanos();
    this.log = log;
    this.allowed = budgetNanos > 0;
  }

  /** Whether anything more may be woven. */
  boolean isAllowed() {
    return allowed;
  }

  double seconds() {
    return nanos / 1e9;
  }

  /** Whether the code that adds to the holder could make room, too. */
  boolean isTrimmed(String holder) {
    return transformer.isTrimmed(holder);
  }

  /** Whether code that could remove from the holder goes by what it finds there. */
  boolean isSwept(String holder) {
    return transformer.isSwept(holder);
  }

  /** The methods that do, with their classes. */
  Set<String> sweepers(String holder) {
    return transformer.sweepers(holder);
  }

  /** Methods that empty the holder in a loop, with the code that does. */
  Map<String, String> loopsEmptying(String holder) {
    return transformer.loopsEmptying(holder);
  }

  @Nullable String removalCode(String holder) {
    return transformer.removalCode(holder);
  }

  /**
   * Frees all other classes, then weaves these; returns false when it could not weave them. What
   * could not be freed is remembered, and tried again with the next call.
   *
   * @param calls classes whose calls are woven
   * @param containers classes whose own adding methods are woven
   */
  boolean fit(List<WeakReference<Class<?>>> calls, List<WeakReference<Class<?>>> containers) {
    List<WeakReference<Class<?>>> wanted = union(calls, containers);
    transformer.ask(calls, containers);
    if (!added && !wanted.isEmpty()) {
      instrumentation.addTransformer(transformer, /* canRetransform= */ true);
      added = true;
    }
    try {
      free(wanted);
      return weave(List.copyOf(calls), List.copyOf(containers));
    } finally {
      if (added && wanted.isEmpty()) {
        instrumentation.removeTransformer(transformer);
        added = false;
      }
    }
  }

  /** Whether something may be woven still, and it is worth while to try again to free it. */
  boolean isToBeFreed() {
    return !(wovenCalls.isEmpty() && wovenContainers.isEmpty() && unsure.isEmpty())
        && refusals < MOST_REFUSALS;
  }

  /** Beside those that refused before, which must not spoil it for others. */
  private void free(List<WeakReference<Class<?>>> wanted) {
    List<Class<?>> woven = missing(union(wovenCalls, wovenContainers), wanted);
    List<Class<?>> stuck = missing(unsure, wanted);
    stuck.removeAll(woven);
    List<Class<?>> left = new ArrayList<>(woven);
    left.addAll(stuck);
    if (left.isEmpty()) {
      return;
    }
    Throwable refusal = undo(woven, left);
    boolean better = refusal == null && !woven.isEmpty(); // memory may be back
    if (refusals < MOST_REFUSALS || better) {
      Throwable again = undo(stuck, left);
      refusal = refusal == null ? again : refusal;
    }
    unsure = union(weak(left), within(unsure, wanted));
    wovenCalls = within(wovenCalls, wanted);
    wovenContainers = within(wovenContainers, wanted);
    tellLeft(left, refusal);
  }

  /** Takes those off the list that are free; what the JVM refuses together is halved. */
  private @Nullable Throwable undo(List<Class<?>> classes, List<Class<?>> left) {
    if (classes.isEmpty()) {
      return null;
    }
    try {
      retransform(classes);
      left.removeAll(classes);
      return null;
    } catch (Throwable refusal) {
      refusals++;
      if (classes.size() > 1
          && refusals < MOST_REFUSALS
          && !(refusal instanceof OutOfMemoryError)) {
        int half = classes.size() / 2;
        undo(classes.subList(0, half), left);
        undo(classes.subList(half, classes.size()), left);
      }
      return refusal;
    }
  }

  private boolean weave(
      List<WeakReference<Class<?>>> calls, List<WeakReference<Class<?>>> containers) {
    List<WeakReference<Class<?>>> wanted = union(calls, containers);
    List<Class<?>> changed = missing(wovenCalls, calls);
    addMissing(changed, calls, wovenCalls);
    addMissing(changed, wovenContainers, containers);
    addMissing(changed, containers, wovenContainers);
    addMissing(changed, within(unsure, wanted), List.of());
    List<WeakReference<Class<?>>> others = weak(missing(unsure, wanted));
    unsure = union(others, weak(changed)); // until it is done: there may be no memory to say so
    Throwable failure = null;
    if (!changed.isEmpty()) {
      try {
        retransform(changed);
        failure = transformer.takeFailure(); // of one class, which was left as it was
      } catch (Throwable refusal) {
        return failed(changed, refusal);
      }
    }
    wovenCalls = calls;
    wovenContainers = containers;
    unsure = others;
    return failure == null || failed(changed, failure);
  }

  /** What is seen; while it is found out the application stands still, as in weaving. */
  <T extends @Nullable Object> T seen(Supplier<T> look) {
    long stood = safepoints().totalMillis();
    long start = System.nanoTime();
    try {
      return look.get();
    } finally {
      took(pause(System.nanoTime() - start, stood));
    }
  }

  /** All or none, as far as the JVM tells. */
  private void retransform(List<Class<?>> classes) throws UnmodifiableClassException {
    long stood = safepoints().totalMillis();
    long start = System.nanoTime();
    try {
      instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
    } finally {
      took(pause(System.nanoTime() - start - transformer.takeNanos(), stood));
    }
  }

  /** What the JVM says, in milliseconds, or what it was at most. */
  private long pause(long atMost, long before) {
    long after = safepoints().totalMillis();
    return before < 0 || after < 0
        ? atMost
        : Math.min(atMost, TimeUnit.MILLISECONDS.toNanos(after - before));
  }

  private Safepoints safepoints() {
    if (safepoints == null) {
      safepoints = new Safepoints(instrumentation);
    }
    return safepoints;
  }

  private boolean failed(List<Class<?>> classes, Throwable reason) {
    log.accept(
        "who inserts is not counted around '"
            + classes.get(0).getName()
            + "': "
            + reason
            + "; the application is not affected");
    return false;
  }

  private void tellLeft(List<Class<?>> left, @Nullable Throwable refusal) {
    if (left.isEmpty() && told) {
      told = false;
      log.accept("what counts who inserts is out of all classes again");
    } else if (!left.isEmpty() && !told) {
      told = true;
      log.accept(
          "what counts who inserts could not be taken out of '"
              + left.get(0).getName()
              + (left.size() == 1 ? "'" : "' and " + (left.size() - 1) + " more")
              + ": "
              + refusal
              + "; until it is, each such call costs a few comparisons, and nothing else changes");
    }
  }

  private void took(long spent) {
    nanos += spent;
    if (spent > budgetNanos && allowed) {
      allowed = false;
      log.accept(
          "who inserts is not counted any more: it paused the application for "
              + spent / 1_000_000
              + " ms, and pause.budget is "
              + budgetNanos / 1_000_000
              + " ms");
    }
  }

  private static List<Class<?>> missing(
      List<WeakReference<Class<?>>> these, List<WeakReference<Class<?>>> there) {
    List<Class<?>> missing = new ArrayList<>();
    addMissing(missing, these, there);
    return missing;
  }

  private static void addMissing(
      List<Class<?>> missing,
      List<WeakReference<Class<?>>> these,
      List<WeakReference<Class<?>>> there) {
    for (WeakReference<Class<?>> reference : these) {
      Class<?> type = reference.get();
      if (type != null
          && !missing.contains(type)
          && there.stream().noneMatch(other -> other.refersTo(type))) {
        missing.add(type);
      }
    }
  }

  private static List<WeakReference<Class<?>>> within(
      List<WeakReference<Class<?>>> these, List<WeakReference<Class<?>>> wanted) {
    List<WeakReference<Class<?>>> within = new ArrayList<>();
    for (WeakReference<Class<?>> reference : these) {
      Class<?> type = reference.get();
      if (type != null && wanted.stream().anyMatch(other -> other.refersTo(type))) {
        within.add(reference);
      }
    }
    return within;
  }

  private static List<WeakReference<Class<?>>> union(
      List<WeakReference<Class<?>>> some, List<WeakReference<Class<?>>> others) {
    List<WeakReference<Class<?>>> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  private static List<WeakReference<Class<?>>> weak(List<Class<?>> classes) {
    List<WeakReference<Class<?>>> weak = new ArrayList<>();
    classes.forEach(type -> weak.add(new WeakReference<>(type)));
    return weak;
  }
}
