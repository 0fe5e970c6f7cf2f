package io.leakscribe.agent.probe.turnover;

import java.lang.instrument.Instrumentation;
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
  private final Instrumentation instrumentation;
  private final TurnoverTransformer transformer;
  private final long budgetNanos;
  private final Consumer<String> log;
  private List<WeakReference<Class<?>>> wovenCalls = List.of();
  private List<WeakReference<Class<?>>> wovenContainers = List.of();
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
   * Weaves these classes and frees all others; returns false when that failed.
   *
   * @param calls classes whose calls are woven
   * @param containers classes whose own adding methods are woven
   */
  boolean fit(List<WeakReference<Class<?>>> calls, List<WeakReference<Class<?>>> containers) {
    List<Class<?>> changed = new ArrayList<>();
    addDifference(changed, wovenCalls, calls);
    addDifference(changed, wovenContainers, containers);
    boolean before = isWoven();
    wovenCalls = List.copyOf(calls);
    wovenContainers = List.copyOf(containers);
    transformer.ask(wovenCalls, wovenContainers);
    if (!before && isWoven()) {
      instrumentation.addTransformer(transformer, /* canRetransform= */ true);
    }
    try {
      return changed.isEmpty() || retransform(changed);
    } finally {
      if (!isWoven()) {
        instrumentation.removeTransformer(transformer);
      }
    }
  }

  private boolean isWoven() {
    return !wovenCalls.isEmpty() || !wovenContainers.isEmpty();
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

  private boolean retransform(List<Class<?>> classes) {
    long stood = safepoints().totalMillis();
    long start = System.nanoTime();
    try {
      instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
      Throwable failure = transformer.takeFailure();
      return failure == null || failed(classes, failure);
    } catch (Throwable e) {
      return failed(classes, e);
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
            + "; its classes are left as they are, the application is not affected");
    return false;
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

  private static void addDifference(
      List<Class<?>> changed,
      List<WeakReference<Class<?>>> before,
      List<WeakReference<Class<?>>> after) {
    addMissing(changed, before, after);
    addMissing(changed, after, before);
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
}
