package io.leakscribe.agent.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Time that only goes forward, for everything that is measured and weighed: begins with the wall
 * clock and goes on with the JVM's monotonic one, so that a wall clock that is set neither stalls a
 * series nor makes a step in it. What people read is told by the wall clock as it stands now.
 * Thread-safe.
 */
final class SteadyClock implements InstantSource {
  /** Two clocks that are read one after the other differ; nobody sets a clock by less. */
  private static final Duration STEP = Duration.ofSeconds(2);

  private final InstantSource wall;
  private final LongSupplier nanos;
  private final Instant begun;
  private final long begunNanos;
  private volatile Duration ahead = Duration.ZERO;

  /** Begins now. */
  SteadyClock() {
    this(InstantSource.system(), System::nanoTime);
  }

  SteadyClock(InstantSource wall, LongSupplier nanos) {
    this.wall = wall;
    this.nanos = nanos;
    this.begun = wall.instant();
    this.begunNanos = nanos.getAsLong();
  }

  @Override
  public Instant instant() {
    return begun.plusNanos(nanos.getAsLong() - begunNanos);
  }

  /** What the wall clock calls a moment of this clock. */
  Instant wall(Instant steady) {
    return steady.plus(ahead);
  }

  /** Looks at the wall clock; by how much it was set since the last look, zero if it was not. */
  Duration look() {
    Duration now = Duration.between(instant(), wall.instant());
    Duration set = now.minus(ahead);
    if (set.abs().compareTo(STEP) < 0) {
      return Duration.ZERO;
    }
    ahead = now;
    return set;
  }
}
