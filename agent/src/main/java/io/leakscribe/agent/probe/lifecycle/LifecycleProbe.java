package io.leakscribe.agent.probe.lifecycle;

import io.leakscribe.agent.observe.LifecycleReading;
import io.leakscribe.agent.probe.holder.Peek;
import io.leakscribe.agent.probe.weave.Hooks;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts sessions and cache entries as they begin and end, and watches weakly whether what has
 * ended goes away.
 *
 * <p>The listeners run on application threads: they count, keep one weak reference, and return.
 * Everything else happens in {@link #sample}, which one thread of ours calls.
 */
public final class LifecycleProbe {
  /** Weak references for sessions, and as many for cache entries, on most collectors. */
  public static final int DEFAULT_CAP = 4_000;

  /** On generational ZGC, where weak references cost an order more. */
  public static final int GENERATIONAL_ZGC_CAP = 1_000;

  private static final int SMALLEST_CAP = 64;

  private static final int[] KINDS = {
    Hooks.SESSION_CREATED, Hooks.SESSION_ENDED, Hooks.TRACKED_CONSTRUCTED, Hooks.ENTRY_REMOVED
  };

  private final Sessions sessions;
  private final Caches caches;
  private volatile int cap;
  private final LongSupplier nanoTime;
  private final InstantSource clock;
  private final CacheNamer namer;
  private final HolderFinder finder;
  private final Peek peek;
  private final CacheSize cacheSize;
  private final Map<String, Deadlines> deadlines = new HashMap<>();
  private volatile long trackedObjects;
  private @Nullable Hooks hooks;
  private boolean warm;

  /**
   * Makes a probe that sees nothing until it listens.
   *
   * @param cap most weak references for sessions, and as many again for cache entries; above it
   *     objects are sampled
   * @param sessionPatterns the patterns given to {@link LifecycleWeavers}
   * @param nanoTime monotonic, as {@link System#nanoTime}
   * @param clock wall clock, against which containers set the deadlines of sessions
   * @param peek reads fields of containers and of their sessions
   */
  public LifecycleProbe(
      int cap,
      List<String> sessionPatterns,
      LongSupplier nanoTime,
      InstantSource clock,
      Peek peek,
      CacheNamer namer,
      HolderFinder finder) {
    this.cap = cap;
    this.sessions = new Sessions(new SessionRule(new ClassPatterns(sessionPatterns)), cap);
    this.caches = new Caches(cap);
    this.nanoTime = nanoTime;
    this.clock = clock;
    this.peek = peek;
    this.cacheSize = new CacheSize(peek);
    this.namer = namer;
    this.finder = finder;
  }

  /** Begins to count what woven code reports. */
  public void listen(Hooks hooks) {
    this.hooks = hooks;
    Sites.warmUp();
    hooks.listen(Hooks.SESSION_CREATED, sessions::created);
    hooks.listen(Hooks.SESSION_ENDED, sessions::ended);
    hooks.listen(Hooks.TRACKED_CONSTRUCTED, sessions::constructed);
    hooks.listen(Hooks.ENTRY_REMOVED, caches);
  }

  /** Hears no more of woven code, and lets go of what it has told. */
  public void close() {
    Hooks heard = hooks;
    if (heard != null) {
      for (int kind : KINDS) {
        heard.listen(kind, null);
      }
    }
    sessions.trackers.clear();
    caches.trackers.clear();
    trackedObjects = 0;
  }

  /**
   * Changes the cap from the next sample on.
   *
   * @param cap most weak references for sessions, and as many again for cache entries
   */
  public void setCap(int cap) {
    this.cap = cap;
  }

  /** Weak references held after the last sample, for the account of the agent's own cost. */
  public long trackedObjects() {
    return trackedObjects;
  }

  /**
   * Returns one reading for each type of session and each cache that was seen so far. Always called
   * by the same thread.
   *
   * @param oldCollections reclamations of old memory so far, which never goes down; an ended object
   *     counts as retained only after two more of them
   */
  public List<LifecycleReading> sample(long oldCollections) {
    if (!warm) {
      warm = true;
      warmUp();
    }
    long now = nanoTime.getAsLong();
    List<LifecycleReading> readings = new ArrayList<>();
    shareCap(sessions.trackers.values());
    for (Tracker tracker : sessions.trackers.values()) {
      readings.add(read(tracker, tracker.type, null, now, oldCollections));
    }
    sessions.forgetUnloaded();
    sampleCaches(readings, now, oldCollections);
    trackedObjects = countTracked();
    return readings;
  }

  /**
   * Runs what the application's threads will run, on objects of its own, so that none of them loads
   * a class for us, maybe under the lock of a cache. Not before main: that would be waited for.
   */
  private static void warmUp() {
    Sites.warmUpWhole();
    Sessions sessions = new Sessions(new SessionRule(new ClassPatterns(List.of())), SMALLEST_CAP);
    Object session = new Object();
    sessions.created(session, Object.class);
    sessions.ended(session, Object.class);
    sessions.constructed(session, Object.class);
    Caches caches = new Caches(SMALLEST_CAP);
    caches.accept(session, sessions);
    caches.accept("", sessions);
  }

  private void sampleCaches(List<LifecycleReading> readings, long now, long oldCollections) {
    caches.trackers.keySet().removeIf(key -> key.refersTo(null));
    shareCap(caches.trackers.values());
    for (Map.Entry<CacheKey, Tracker> entry : caches.trackers.entrySet()) {
      Object cache = entry.getKey().get();
      if (cache != null) {
        String name = namer.nameOf(cache);
        Tracker tracker = entry.getValue();
        String type = name == null ? tracker.type : name;
        readings.add(read(tracker, type, cache, now, oldCollections));
      }
    }
  }

  private LifecycleReading read(
      Tracker tracker, String type, @Nullable Object cache, long now, long oldCollections) {
    tracker.sites.refill(Tracker.STACKS_BETWEEN_SAMPLES);
    tracker.population.update(tracker.intake, now, oldCollections);
    List<TrackedRef> retained = tracker.population.retained(Grace.DEFAULT, now, oldCollections);
    long count = retained.stream().mapToLong(TrackedRef::weight).sum();
    Long entries = cache == null ? null : cacheSize.of(cache);
    long live = entries == null ? tracker.live() : entries;
    Deadlines.Found deadlines = deadlinesOf(tracker).read(tracker.population, live, clock.millis());
    return new LifecycleReading(
        tracker.kind,
        type,
        // Entries are not counted as they enter: they all left again, or are still there.
        cache == null ? tracker.created() : tracker.ended() + live,
        tracker.ended(),
        live,
        count,
        mostFrequentClass(retained),
        deadlines.debt(),
        deadlines.timeoutSeconds(),
        tracker.sites.top(),
        tracker.holders.of(retained, count, finder, now));
  }

  private Deadlines deadlinesOf(Tracker tracker) {
    return deadlines.computeIfAbsent(tracker.type, type -> new Deadlines(type, peek));
  }

  private static @Nullable String mostFrequentClass(List<TrackedRef> retained) {
    Map<String, Long> weights = new HashMap<>();
    for (TrackedRef ref : retained) {
      weights.merge(ref.className, ref.weight(), Long::sum);
    }
    return weights.entrySet().stream()
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private void shareCap(Collection<Tracker> trackers) {
    int share = Math.max(SMALLEST_CAP, cap / Math.max(1, trackers.size()));
    for (Tracker tracker : trackers) {
      tracker.intake.setCap(share);
    }
  }

  private long countTracked() {
    long count = 0;
    for (Tracker tracker : sessions.trackers.values()) {
      count += tracker.population.size();
    }
    for (Tracker tracker : caches.trackers.values()) {
      count += tracker.population.size();
    }
    return count;
  }
}
