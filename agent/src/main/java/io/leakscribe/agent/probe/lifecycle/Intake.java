package io.leakscribe.agent.probe.lifecycle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Takes objects in on application threads, without a lock, until the sampler drains them.
 *
 * <p>At level k one object in 2^k is let in. Where beginnings and ends are both told, which ones
 * follows from the identity hash alone, so that both of one object are let in or left out. Where
 * only ends are told it is left to chance, because the JVM takes tens of nanoseconds to give an
 * object its first identity hash. The level rises by itself when much arrives between two drains:
 * what is held is bounded by half the cap for each level.
 */
final class Intake {
  private static final int TOP_LEVEL = 24;

  private final AtomicReference<@Nullable TrackedRef> head = new AtomicReference<>();
  private final AtomicInteger admitted = new AtomicInteger();
  private volatile int level;
  private volatile int cap;

  Intake(int cap) {
    this.cap = cap;
  }

  /** Takes in the beginning or the end of an object of which both are told. */
  void offer(Object object, boolean ended) {
    int identity = System.identityHashCode(object);
    int now = level;
    int rank = rank(identity);
    if (rank >= now) {
      admit(new TrackedRef(object, identity, rank, ended), now);
    }
  }

  /** Takes in the end of an object whose beginning is never told. */
  void offerEnd(Object object) {
    int now = level;
    int rank = Integer.numberOfTrailingZeros(ThreadLocalRandom.current().nextInt());
    if (rank >= now) {
      admit(new TrackedRef(object, System.identityHashCode(object), rank, true), now);
    }
  }

  private void admit(TrackedRef ref, int now) {
    if (admitted.incrementAndGet() % (cap / 2 + 1) == 0) {
      raise(now);
    }
    push(ref);
  }

  private void push(TrackedRef ref) {
    TrackedRef first;
    do {
      first = head.get();
      ref.next = first;
    } while (!head.compareAndSet(first, ref));
  }

  /** Takes everything out, oldest first. Sampler thread only, as all that follows. */
  List<TrackedRef> drain() {
    TrackedRef ref = head.getAndSet(null);
    admitted.set(0);
    List<TrackedRef> drained = new ArrayList<>();
    while (ref != null) {
      TrackedRef next = ref.next;
      ref.next = null;
      drained.add(ref);
      ref = next;
    }
    Collections.reverse(drained);
    return drained;
  }

  int level() {
    return level;
  }

  int cap() {
    return cap;
  }

  void setCap(int cap) {
    this.cap = cap;
  }

  void raise(int from) {
    level = Math.min(TOP_LEVEL, from + 1);
  }

  void lower() {
    level = Math.max(0, level - 1);
  }

  /** The highest level at which an object of this identity hash is let in. */
  static int rank(int identity) {
    // Identity hashes are random, but not on every JVM in every bit: mix them (Murmur3).
    int h = identity * 0x85ebca6b;
    h ^= h >>> 13;
    h *= 0xc2b2ae35;
    h ^= h >>> 16;
    return Integer.numberOfTrailingZeros(h);
  }
}
