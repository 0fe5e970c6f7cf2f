package io.leakscribe.agent.probe.turnover;

import io.leakscribe.agent.observe.Reuse;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which of some marked entries of one container are handed out when it is asked for them. Told by
 * the application's threads without a lock; read by the agent's.
 */
final class Lookups {
  /** Of a container in which nothing could be marked. */
  static final Lookups NONE = new Lookups(new Object(), new Object(), List.of(), value -> -1, 0, 0);

  /** Each is compared with all that are marked: more are not looked at until the next look. */
  private static final int BETWEEN_LOOKS = 20_000;

  /**
   * Growth since the entries were marked, from which on those that were new then are not any more.
   */
  private static final double AGED = 1.2;

  private final WeakReference<?> container;
  private final WeakReference<?> innermost;
  private final List<WeakReference<Object>> marked;
  private final ToLongFunction<Object> changes;
  private final long[] changesThen;
  private final AtomicIntegerArray used;
  private final LongAdder hits = new LongAdder();
  private final long entriesThen;
  private final long since;
  private int left = BETWEEN_LOOKS;
  private boolean aged;
  private long agedAt;

  /** What was known before that: it stands until as much can be known again. */
  private @Nullable Reuse earlier;

  private long entries;

  /**
   * @param marked entries of it, of all ages
   * @param changes a number that is another one once a bounded cache among them has changed;
   *     negative for anything else
   * @param entries in it now
   * @param now as of a clock in nanoseconds
   */
  Lookups(
      Object container,
      Object innermost,
      List<WeakReference<Object>> marked,
      ToLongFunction<Object> changes,
      long entries,
      long now) {
    this.container = new WeakReference<>(container);
    this.innermost = new WeakReference<>(innermost);
    this.marked = List.copyOf(marked);
    this.used = new AtomicIntegerArray(marked.size());
    this.entriesThen = Math.max(1, entries);
    this.entries = entries;
    this.since = now;
    this.changes = changes;
    this.changesThen = new long[marked.size()];
    rememberChanges();
  }

  private void rememberChanges() {
    for (int i = 0; i < changesThen.length; i++) {
      changesThen[i] = changes(marked.get(i).get());
    }
  }

  private long changes(@Nullable Object value) {
    return value == null ? -1 : changes.applyAsLong(value);
  }

  private boolean hasChanged(int i) {
    return changesThen[i] >= 0 && changes(marked.get(i).get()) != changesThen[i];
  }

  /** Takes note of what was found; by identity, so no method of it is called. */
  void note(Object found, Object in) {
    if (left <= 0 || !isOf(in)) {
      return;
    }
    left--; // Two threads may do it at once: about so many are enough.
    hits.increment();
    for (int i = 0; i < marked.size(); i++) {
      if (marked.get(i).refersTo(found)) {
        used.lazySet(i, 1);
        return;
      }
    }
  }

  boolean isOf(Object object) {
    return container.refersTo(cast(object)) || innermost.refersTo(cast(object));
  }

  /** Begins to count anew. */
  void restart() {
    earlier = null;
    hits.reset();
    for (int i = 0; i < used.length(); i++) {
      used.set(i, 0);
    }
    rememberChanges();
  }

  /** Goes on for a while; what was new when it was marked ages as the container grows. */
  void look(long entriesNow, long now) {
    left = BETWEEN_LOOKS;
    if (!aged && entriesNow >= AGED * entriesThen) {
      Reuse before = reading(now);
      boolean nothing = before == null || (hits.sum() == 0 && before.used() == 0);
      restart();
      aged = true;
      agedAt = now;
      earlier = nothing ? null : before; // nothing is lost without any
    }
    entries = entriesNow;
  }

  /** Whether it has just begun anew, so that more is known of the time before. */
  boolean isAnew(long now) {
    return earlier != null && now - agedAt < Watching.SHORTEST.toNanos();
  }

  /** Whether a little more time may show that entries of all ages are in use. */
  boolean mayBecomeGeneral(long now) {
    Reuse so = reading(now);
    return so != null && so.mayBecomeGeneral();
  }

  /**
   * What became of the marked entries that are alive, or null where there are none. One that is
   * gone was collected, so it is not in the container: whether it was handed out before says
   * nothing of what is in there now. One that was removed and is held elsewhere still counts.
   */
  @Nullable Reuse reading(long now) {
    if (isAnew(now)) {
      return earlier;
    }
    int there = 0;
    int handedOut = 0;
    int changed = 0;
    for (int i = 0; i < marked.size(); i++) {
      if (!marked.get(i).refersTo(null)) {
        there++;
        boolean asked = used.get(i) > 0;
        boolean moved = !asked && hasChanged(i);
        handedOut += asked || moved ? 1 : 0;
        changed += moved ? 1 : 0;
      }
    }
    if (there == 0) {
      return null;
    }
    double each = (double) hits.sum() / Math.max(1, entries);
    return new Reuse(
        there,
        handedOut,
        changed,
        there * (1 - Math.exp(-each)),
        aged,
        Duration.ofNanos(Math.max(0, now - since)));
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T> T cast(Object object) {
    return (T) object;
  }
}
