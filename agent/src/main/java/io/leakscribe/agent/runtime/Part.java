package io.leakscribe.agent.runtime;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One part of the agent that may fail without taking the others along: after a few failures in a
 * row it is switched off with one line, and what it has running is ended. Want of memory is the
 * application's failure, and no reason to look away for good. Not thread-safe.
 *
 * @param <T> what the part gives
 */
final class Part<T> {
  private static final int FAILURES_ALLOWED = 3;

  private final String name;
  private final Supplier<T> source;
  private final T nothing;
  private final Consumer<String> log;
  private final Runnable whenOff;
  private int failures;
  private long errors;

  /**
   * Creates a part.
   *
   * @param name as the operator reads it
   * @param source what the part does
   * @param nothing what it gives when it fails or is off
   * @param log takes the one line
   * @param whenOff ends what would go on without anybody to look after it; called once
   */
  Part(String name, Supplier<T> source, T nothing, Consumer<String> log, Runnable whenOff) {
    this.name = name;
    this.source = source;
    this.nothing = nothing;
    this.log = log;
    this.whenOff = whenOff;
  }

  T get() {
    if (failures >= FAILURES_ALLOWED) {
      return nothing;
    }
    try {
      T result = source.get();
      failures = 0;
      return result;
    } catch (OutOfMemoryError e) {
      errors++;
      return nothing;
    } catch (Throwable e) {
      errors++;
      if (++failures == FAILURES_ALLOWED) {
        switchOff(e);
      }
      return nothing;
    }
  }

  private void switchOff(Throwable last) {
    log.accept(
        "the "
            + name
            + " is switched off after "
            + failures
            + " failures in a row, the last: "
            + last
            + "; the other parts go on, the application is not affected");
    try {
      whenOff.run();
    } catch (Throwable e) {
      errors++;
      log.accept("what is left of the " + name + " could not be ended: " + e);
    }
  }

  /** Failures so far. */
  long errors() {
    return errors;
  }
}
