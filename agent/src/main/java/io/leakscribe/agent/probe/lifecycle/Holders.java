package io.leakscribe.agent.probe.lifecycle;

import java.lang.ref.WeakReference;
import java.util.List;

/** The holders in which retained objects were found; looked for seldom, since looking is dear. */
final class Holders {
  private static final long PERIOD_NANOS = 10_000_000_000L;
  private static final int MOST_OBJECTS = 64;

  private List<String> found = List.of();
  private long retainedWhenAsked;
  private long askedAt;

  List<String> of(List<TrackedRef> retained, long count, HolderFinder finder, long nanoTime) {
    if (count == 0) {
      found = List.of();
      retainedWhenAsked = 0;
    } else if (isDue(count, nanoTime)) {
      retainedWhenAsked = count;
      askedAt = nanoTime;
      found = List.copyOf(finder.find(firstOf(retained)));
    }
    return found;
  }

  private boolean isDue(long count, long nanoTime) {
    return retainedWhenAsked == 0
        || ((count > retainedWhenAsked || found.isEmpty()) && nanoTime - askedAt >= PERIOD_NANOS);
  }

  private static List<WeakReference<?>> firstOf(List<TrackedRef> retained) {
    return List.copyOf(retained.subList(0, Math.min(MOST_OBJECTS, retained.size())));
  }
}
