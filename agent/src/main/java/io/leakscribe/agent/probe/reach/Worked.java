package io.leakscribe.agent.probe.reach;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/**
 * How long this thread has worked. The time for which it had no processor is not counted: where the
 * machine is busy or the container throttled, a clock on the wall would count many times what it
 * cost. For one thread.
 */
final class Worked {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final LongSupplier wall;
  private final LongSupplier processor;
  private long wallThen;
  private long processorThen;

  /** Begins now, for the current thread. */
  Worked() {
    this(
        System::nanoTime,
        THREADS.isCurrentThreadCpuTimeSupported() ? THREADS::getCurrentThreadCpuTime : () -> -1);
  }

  /**
   * @param wall nanoseconds of a clock that never goes back
   * @param processor nanoseconds of processor time, -1 while it is not told
   */
  Worked(LongSupplier wall, LongSupplier processor) {
    this.wall = wall;
    this.processor = processor;
    lap();
  }

  /** Nanoseconds since the last call, or since the beginning. */
  long lap() {
    long wallNow = wall.getAsLong();
    long processorNow = processor.getAsLong();
    long passed = wallNow - wallThen;
    boolean told = processorNow >= 0 && processorThen >= 0;
    // The processor's clock may tick in coarse steps: never more than has passed.
    long worked = told ? Math.min(passed, processorNow - processorThen) : passed;
    wallThen = wallNow;
    processorThen = processorNow;
    return worked;
  }
}
