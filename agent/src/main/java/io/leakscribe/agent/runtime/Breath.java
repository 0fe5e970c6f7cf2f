package io.leakscribe.agent.runtime;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Cuts the work of one thread into slices of half a millisecond, with pauses of one. On a single
 * processor a thread that has slept is given it at once, and a request would wait for as long as
 * that thread works; so it waits for a slice. Not thread-safe.
 */
final class Breath implements Runnable {
  private static final long SLICE = TimeUnit.MICROSECONDS.toNanos(500);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

  private long begun = System.nanoTime();

  /** After a rest of the thread that was another's doing. */
  void begin() {
    begun = System.nanoTime();
  }

  /** To be called often, between two pieces of work. */
  @Override
  public void run() {
    if (System.nanoTime() - begun >= SLICE) {
      LockSupport.parkNanos(PAUSE);
      begun = System.nanoTime();
    }
  }
}
