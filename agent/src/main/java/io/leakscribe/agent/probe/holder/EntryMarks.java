package io.leakscribe.agent.probe.holder;

import io.leakscribe.agent.observe.Survival;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Marks a few entries of a holder, the eldest where the container has an order, and looks later
 * which of them it holds still: what a queue or an expiring store held a while ago is gone, what a
 * leak held is there. Keeps its entries weakly. For the sampling thread.
 */
final class EntryMarks {
  static final int MARKED = 64;
  private static final int MAX_HOLDERS = 64;
  private static final int MAX_EXAMINED = 50_000;
  private static final double NEARLY_ALL = 0.9;
  private static final int CLOCK_EVERY = 256;
  private static final long MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final ElementWalk walk;
  private final LongSupplier clock;
  private final Map<String, Marks> byHolder = new HashMap<>();

  /**
   * @param clock nanoseconds of a clock that never goes back
   */
  EntryMarks(ElementWalk walk, LongSupplier clock) {
    this.walk = walk;
    this.clock = clock;
  }

  /** Marks entries of the holder, or looks what became of them. */
  void look(String holder, List<Object> containers) {
    Marks known = byHolder.get(holder);
    if (known != null) {
      known.count(containers);
      if (known.left > 0) {
        return;
      }
    }
    if (byHolder.size() < MAX_HOLDERS || known != null) {
      mark(holder, containers, known);
    }
  }

  private void mark(String holder, List<Object> containers, @Nullable Marks before) {
    Marks marks = new Marks(clock.getAsLong(), before == null ? null : before.survival());
    for (Object container : containers) {
      walk.walkDeep(container, marks::add);
    }
    if (!marks.entries.isEmpty()) {
      byHolder.put(holder, marks);
    }
  }

  /** What became of the entries of a holder, or null while that is not known. */
  @Nullable Survival of(String holder) {
    Marks marks = byHolder.get(holder);
    return marks == null ? null : marks.told();
  }

  private final class Marks {
    private final List<WeakReference<Object>> entries = new ArrayList<>(MARKED);
    private final long since;
    private final @Nullable Survival before;
    private int left = MARKED;
    private int looked;
    private boolean counted;
    private long countedAt;

    /**
     * @param before what became of those that were marked before, and are all gone
     */
    Marks(long since, @Nullable Survival before) {
      this.since = since;
      this.before = before;
    }

    /** The key, where there is one: a value may be replaced while its entry stays. */
    boolean add(@Nullable Object key, @Nullable Object value) {
      Object entry = key != null ? key : value;
      if (entry != null) {
        entries.add(new WeakReference<>(entry));
      }
      // A cache of weak references may have none left, however many entries.
      return entries.size() < MARKED && ++looked < MAX_EXAMINED;
    }

    /** A walk that does not come to its end says nothing, unless it has found nearly all. */
    void count(List<Object> containers) {
      Search search = new Search(entries, clock);
      for (Object container : containers) {
        walk.walkDeep(container, search);
      }
      if (!search.isLate() || search.allFound() || search.found() >= NEARLY_ALL * entries.size()) {
        left = search.found();
        counted = true;
        countedAt = clock.getAsLong();
      }
    }

    private Survival survival() {
      return new Survival(entries.size(), left, Duration.ofNanos(countedAt - since));
    }

    /** Marks that are younger than others lived, which are all gone, say nothing new yet. */
    @Nullable Survival told() {
      if (!counted) {
        return before;
      }
      Survival now = survival();
      return before != null && now.age().compareTo(before.age()) < 0 ? before : now;
    }
  }

  private static final class Search implements ElementWalk.Visitor {
    private final IdentityHashMap<Object, Boolean> wanted = new IdentityHashMap<>();
    private final LongSupplier clock;
    private final long deadline;
    private int found;
    private int examined;
    private boolean late;

    Search(List<WeakReference<Object>> entries, LongSupplier clock) {
      this.clock = clock;
      this.deadline = clock.getAsLong() + MAX_NANOS;
      for (WeakReference<Object> entry : entries) {
        Object object = entry.get();
        if (object != null) {
          wanted.put(object, true);
        }
      }
    }

    @Override
    public boolean visit(@Nullable Object key, @Nullable Object value) {
      Object entry = key != null ? key : value;
      if (entry != null && wanted.remove(entry) != null) {
        found++;
      }
      if (++examined % CLOCK_EVERY == 0) {
        late = examined >= MAX_EXAMINED || clock.getAsLong() - deadline > 0;
      }
      return !late && !wanted.isEmpty();
    }

    boolean isLate() {
      return late;
    }

    boolean allFound() {
      return wanted.isEmpty();
    }

    int found() {
      return found;
    }
  }
}
