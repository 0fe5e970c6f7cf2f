package com.example.corpus;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Hands out the steps of a program's life at a steady rate. May be used by several threads, which
 * then share the steps.
 */
public final class Pace {
  private final long steps;
  private final long nanos;
  private final long start = System.nanoTime();
  private final MappedByteBuffer done;
  private long next;

  /**
   * @param steps steps of the whole life
   * @param nanos length of the whole life in nanoseconds; 0 = as fast as it goes
   * @param count file that always has the number of steps that were begun, as one big-endian long
   * @throws IOException if the file cannot be written
   */
  Pace(long steps, long nanos, Path count) throws IOException {
    this.steps = steps;
    this.nanos = nanos;
    try (FileChannel channel =
        FileChannel.open(
            count, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      done = channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
    }
  }

  /**
   * Waits until the next step is due.
   *
   * @return whether there is one: false when the life is over
   * @throws InterruptedException if interrupted while waiting
   */
  public boolean next() throws InterruptedException {
    long step;
    synchronized (this) {
      if (next >= steps) {
        return false;
      }
      step = next++;
      done.putLong(0, step + 1);
    }
    if (nanos > 0) {
      long due = start + (long) ((double) nanos / steps * step);
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
      }
    }
    return true;
  }

  /** The share of the life that is over, from 0 to 1. */
  public synchronized double progress() {
    return (double) next / steps;
  }
}
