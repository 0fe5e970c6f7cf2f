package io.leakscribe.agent.runtime;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Cuts the work of one thread into slices of half a millisecond, with pauses of one. On a single
 * processor a thread that has slept is given it at once, and a request would wait for as long as
 * that thread works; so it waits for a slice. Where there is much to do the slices grow: on a
 * machine that is busy each pause may take long. Not thread-safe.
 */
final class Breath implements Runnable {
  private static final long SLICE = TimeUnit.MICROSECONDS.toNanos(500);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

  /** After so many pauses a slice is twice as long, after twice as many three times. */
  private static final int PAUSES_TO_GROW = 16;

  private final LongSupplier nanos;
  private final LongConsumer pause;
  private long begun;
  private int pauses;

  Breath() {
    this(System::nanoTime, LockSupport::parkNanos);
  }

  /**
   * @param nanos as {@link System#nanoTime}
   * @param pause as {@link LockSupport#parkNanos(long)}
   */
  Breath(LongSupplier nanos, LongConsumer pause) {
    this.nanos = nanos;
    this.pause = pause;
    begun = nanos.getAsLong();
  }

  /** After a rest of the thread that was another's doing. */
  void begin() {
    begun = nanos.getAsLong();
    pauses = 0;
  }

  /** To be called often, between two pieces of work. */
  @Override
  public void run() {
    long slice = SLICE + SLICE * pauses / PAUSES_TO_GROW;
    if (nanos.getAsLong() - begun >= slice) {
      pause.accept(PAUSE);
      begun = nanos.getAsLong();
      pauses++;
    }
  }
}
