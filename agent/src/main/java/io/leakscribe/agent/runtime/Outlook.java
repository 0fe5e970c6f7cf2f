package io.leakscribe.agent.runtime;

import io.leakscribe.agent.observe.LiveSetReading;
import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.observe.ProcessReading;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long it would take at the present pace until the first resource is used up. No forecast: it
 * only decides how closely to look, so it errs to the short side. Where nothing rises there is no
 * hurry, and on a small machine each look is felt by a request. Not thread-safe.
 */
final class Outlook {
  /** Longer is as good as for ever. */
  static final Duration LONGEST = Duration.ofDays(1);

  private final Rise heap = new Rise();
  private final Rise direct = new Rise();
  private final Rise metaspace = new Rise();
  private final Rise threads = new Rise();
  private final Rise resident = new Rise();
  private long heapMax = Long.MAX_VALUE;
  private @Nullable Long directMax;
  private @Nullable Long memoryLimit;

  /** Takes the next observation in. */
  void observe(Observation seen) {
    for (LiveSetReading reading : seen.liveSet()) {
      heap.add(reading.time(), reading.bytes());
    }
    ProcessReading process = seen.process();
    Instant now = seen.time();
    direct.add(now, process.direct());
    metaspace.add(now, process.metaspace());
    threads.add(now, process.threads());
    if (process.rss() != null) {
      resident.add(now, process.rss());
    }
    heapMax = process.heapMax();
    directMax = process.directMax();
    memoryLimit = process.memoryLimit();
  }

  /** At most {@link #LONGEST}; null while there are too few readings to tell. */
  @Nullable Duration left() {
    Double rise = heap.perSecond();
    if (rise == null || threads.perSecond() == null) {
      return null;
    }
    double seconds = until(heap, heapMax);
    seconds = Math.min(seconds, until(direct, directMax));
    seconds = Math.min(seconds, until(metaspace, null));
    seconds = Math.min(seconds, until(threads, null));
    seconds = Math.min(seconds, memoryLimit == null ? seconds : until(resident, memoryLimit));
    return seconds >= LONGEST.toSeconds() ? LONGEST : Duration.ofMillis(Math.round(seconds * 1000));
  }

  /** Without a limit, until there is twice as much. */
  private static double until(Rise rise, @Nullable Long limit) {
    Double perSecond = rise.perSecond();
    if (perSecond == null || perSecond == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double room = limit == null ? rise.last() : Math.max(0, limit - rise.last());
    return room / perSecond;
  }
}
