package io.leakscribe.agent.probe.heap;

import io.leakscribe.agent.observe.LiveSetReading;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Passes on the lowest reading of each second. Heap in use is never below the live set, so of
 * several readings the lowest is the best; concurrent collectors under pressure give many a second,
 * each with other amounts allocated meanwhile. Not thread-safe.
 */
final class LowestPerSecond {

  private static final Duration WINDOW = Duration.ofSeconds(1);

  private final Consumer<LiveSetReading> next;
  private @Nullable LiveSetReading lowest;
  private Instant windowEnd = Instant.MIN;

  LowestPerSecond(Consumer<LiveSetReading> next) {
    this.next = next;
  }

  void add(LiveSetReading reading) {
    tick(reading.time());
    if (lowest == null) {
      windowEnd = reading.time().plus(WINDOW);
      lowest = reading;
    } else if (reading.bytes() < lowest.bytes()) {
      lowest = reading;
    }
  }

  /** Passes on what the window holds, if it is over. */
  void tick(Instant now) {
    if (lowest != null && !now.isBefore(windowEnd)) {
      next.accept(lowest);
      lowest = null;
    }
  }
}
