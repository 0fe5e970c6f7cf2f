package io.leakscribe.agent.probe.heap;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the events of one collection together. They come in any order: G1 writes the heap summary
 * before the collection, Shenandoah after it, and a concurrent cycle ends after collections that
 * started later. Not thread-safe.
 */
final class CollectionAssembler {

  private static final int MAX_PENDING = 128;

  private final Map<Long, Parts> pending = new LinkedHashMap<>();

  void collection(long id, String name, Instant end, Duration pauses) {
    Parts parts = parts(id);
    parts.name = name;
    parts.end = end;
    parts.pauses = pauses;
  }

  void heapAfter(long id, long usedAfter) {
    parts(id).usedAfter = usedAfter;
  }

  void g1Type(long id, String type) {
    parts(id).g1Type = type;
  }

  void evacuationFailed(long id) {
    parts(id).evacuationFailed = true;
  }

  /** Collections whose events are all here, by their end. */
  List<Collection> takeComplete() {
    List<Collection> complete = new ArrayList<>();
    for (Iterator<Parts> i = pending.values().iterator(); i.hasNext(); ) {
      Collection collection = i.next().complete();
      if (collection != null) {
        complete.add(collection);
        i.remove();
      }
    }
    complete.sort(Comparator.comparing(Collection::end));
    return complete;
  }

  private Parts parts(long id) {
    Parts parts = pending.computeIfAbsent(id, key -> new Parts());
    if (pending.size() > MAX_PENDING) {
      // Lost events leave parts behind for ever: the oldest is the one that will never complete.
      pending.remove(pending.keySet().iterator().next());
    }
    return parts;
  }

  private static final class Parts {
    @Nullable String name;
    @Nullable String g1Type;
    @Nullable Instant end;
    Duration pauses = Duration.ZERO;
    long usedAfter = -1;
    boolean evacuationFailed;

    @Nullable Collection complete() {
      if (name == null || end == null || usedAfter < 0) {
        return null;
      }
      if (name.equals(GcNames.G1_YOUNG) && g1Type == null) {
        return null;
      }
      return new Collection(name, g1Type, end, pauses, usedAfter, evacuationFailed);
    }
  }
}
