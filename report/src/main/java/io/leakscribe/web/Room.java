package io.leakscribe.web;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of the heap the bodies of all requests together may take, so that many long ones at once
 * cannot fill it. Thread-safe.
 */
final class Room {
  /** The longest body that is taken anywhere, and a little beside it. */
  private static final long LEAST = (4 << 20) + (512 << 10);

  private static final long MOST = 64 << 20;

  /** A body is held several times while it is read: as bytes, as text, and as what it says. */
  private static final int SHARE = 32;

  private final AtomicLong left;

  Room(long bytes) {
    left = new AtomicLong(bytes);
  }

  static Room ofHeap(long maxMemory) {
    return new Room(Math.max(LEAST, Math.min(MOST, maxMemory / SHARE)));
  }

  /** Takes so many bytes; false when there are none left, and then takes nothing. */
  boolean take(int bytes) {
    long now = left.get();
    while (now >= bytes) {
      if (left.compareAndSet(now, now - bytes)) {
        return true;
      }
      now = left.get();
    }
    return false;
  }

  void give(long bytes) {
    left.addAndGet(bytes);
  }
}
