package io.leakscribe.agent.probe.lifecycle;

import io.leakscribe.agent.probe.holder.Peek;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the deadlines of living container sessions, and finds those that are past them and still
 * stored. Reads fields and calls nothing, a bounded number of them each time. Sampler thread only.
 */
final class Deadlines {
  private static final int MOST_READ = 1_000;

  /** What was found: a debt scaled up to all living sessions, and the longest idle time. */
  record Found(@Nullable Long debt, @Nullable Long timeoutSeconds) {
    static final Found NOTHING = new Found(null, null);
  }

  private final @Nullable DeadlineFields fields;

  Deadlines(String type, Peek peek) {
    this.fields = DeadlineFields.of(type, peek);
  }

  Found read(Population population, long live, long epochMillis) {
    if (fields == null) {
      return Found.NOTHING;
    }
    int read = 0;
    int overdue = 0;
    long longest = 0;
    for (TrackedRef ref : living(population)) {
      // The only strong reference to a session that is ever taken, and it is dropped at once.
      Object session = ref.get();
      DeadlineFields.Deadline deadline = session == null ? null : fields.read(session);
      if (deadline != null) {
        read++;
        overdue += deadline.isOverdue(epochMillis, fields.marginMillis()) ? 1 : 0;
        longest = Math.max(longest, deadline.timeoutSeconds());
      }
    }
    return read == 0
        ? new Found(live == 0 ? 0L : null, null)
        : new Found(Math.round((double) overdue / read * live), longest == 0 ? null : longest);
  }

  /** At most so many, and evenly spread: the order of identity hashes is as good as random. */
  private static List<TrackedRef> living(Population population) {
    List<TrackedRef> living = new ArrayList<>();
    for (TrackedRef ref : population.refs()) {
      if (!ref.ended && living.size() < MOST_READ) {
        living.add(ref);
      }
    }
    return living;
  }
}
