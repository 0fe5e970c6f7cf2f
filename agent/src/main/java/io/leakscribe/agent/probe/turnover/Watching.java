package io.leakscribe.agent.probe.turnover;

import io.leakscribe.agent.observe.TurnoverReading;
import io.leakscribe.agent.observe.Upkeep;
import io.leakscribe.agent.probe.holder.HolderPlace;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One holder while it is watched. For the agent's thread, but for the counts. */
final class Watching {
  /** When that many insertions were seen, we know enough. */
  private static final long ENOUGH = 50;

  /** As long at least something is counted, before it is told. */
  static final Duration SHORTEST = Duration.ofSeconds(10);

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration LONGEST_IN_SILENCE = Duration.ofMinutes(5);

  /** The containers' own classes are woven for no longer: others use them, too. */
  private static final Duration BRIEFLY = Duration.ofSeconds(5);

  private static final int LAST_RING = 2;

  /** Without an insertion for as long, although it grows, somebody else inserts. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /** Share of the growth that the counted calls must explain. */
  private static final double MOST_OF_IT = 0.8;

  /** Share of the growth from which on we look at the right classes. */
  private static final double TOO_LITTLE = 0.2;

  final String holder;
  final Counts counts;

  /** What is woven for it. */
  List<WeakReference<Class<?>>> classes = List.of();

  /** Classes of containers that are woven for it. */
  List<WeakReference<Class<?>>> containerClasses = List.of();

  private final long started;
  private final boolean again;
  private int ring;
  private long ringStarted;
  private long insertionsBefore;
  private long removalsBefore;
  private long entriesBefore;
  private long entries;

  /** Inserted when the size was last seen to change: what walks found is not measured each time. */
  private long insertedThen;

  private boolean eachCallAdds;

  /**
   * @param lookups at the largest of the containers
   * @param again whether it was watched before
   */
  Watching(String holder, List<HolderPlace> places, Lookups lookups, boolean again, long now) {
    this.holder = holder;
    this.again = again;
    this.counts = new Counts(holder);
    this.counts.lookups = lookups;
    this.started = now;
    this.ringStarted = now;
    see(places, now);
    this.entriesBefore = entries;
  }

  /** Whether it was watched before. */
  boolean isAgain() {
    return again;
  }

  /** Follows the field: its container may have been replaced. */
  void see(List<HolderPlace> places, long now) {
    Set<Object> all = Collections.newSetFromMap(new IdentityHashMap<>());
    for (HolderPlace place : places) {
      all.add(place.container());
      all.add(place.innermost());
    }
    counts.containers(List.copyOf(all));
    places.stream()
        .filter(place -> counts.lookups.isOf(place.container()))
        .forEach(place -> counts.lookups.look(place.entries(), now));
    eachCallAdds = !all.isEmpty() && all.stream().allMatch(Watching::addsEach);
    long size = places.stream().mapToLong(HolderPlace::entries).sum();
    if (size != entries) {
      insertedThen = inserted();
    }
    entries = size;
  }

  /** Neither a map nor a set: both may have the entry already. */
  private static boolean addsEach(Object container) {
    return container instanceof Collection && !(container instanceof Set);
  }

  void weave(List<Class<?>> all) {
    classes = weak(all);
  }

  void weaveContainers(List<Class<?>> all) {
    containerClasses = weak(all);
  }

  private static List<WeakReference<Class<?>>> weak(List<Class<?>> all) {
    List<WeakReference<Class<?>>> references = new ArrayList<>();
    all.forEach(type -> references.add(new WeakReference<>(type)));
    return references;
  }

  List<Class<?>> woven() {
    List<Class<?>> all = new ArrayList<>();
    for (WeakReference<Class<?>> reference : classes) {
      Class<?> type = reference.get();
      if (type != null) {
        all.add(type);
      }
    }
    return all;
  }

  /** The next wider ring of classes to weave; zero while there is no need. */
  int widerRing(long now) {
    long growth = entries - entriesBefore;
    boolean missed = growth > 0 && inserted() < TOO_LITTLE * growth;
    return ring < LAST_RING && missed && isOver(PATIENCE, now - ringStarted) ? ring + 1 : 0;
  }

  /** Counts anew, with more woven than before. */
  void widen(int wider, long now) {
    ring = wider;
    ringStarted = now;
    insertionsBefore = counts.insertions.sum();
    removalsBefore = counts.removals.sum();
    entriesBefore = entries;
    insertedThen = 0;
  }

  /**
   * @param sweepable whether there is code that removes from it by what it finds: if that has not
   *     run yet, there is time to wait for it, as there is for entries that are new to age
   */
  boolean isOver(long now, boolean sweepable) {
    long inRing = now - ringStarted;
    boolean awaited =
        (sweepable && counts.tended.sum() == 0)
            || counts.lookups.isAnew(now)
            || counts.lookups.mayBecomeGeneral(now);
    if (!containerClasses.isEmpty()) {
      return isOver(BRIEFLY, inRing);
    }
    return (isEnough(now) && widerRing(now) == 0 && !awaited)
        || (inserted() > 0 && isOver(LONGEST, inRing))
        || isOver(LONGEST_IN_SILENCE, now - started);
  }

  /** Whether it was counted for long enough to say more than was said before. */
  boolean isEnough(long now) {
    return inserted() >= ENOUGH && isOver(SHORTEST, now - ringStarted);
  }

  private static boolean isOver(Duration limit, long nanos) {
    return nanos >= limit.toNanos();
  }

  private long inserted() {
    return counts.insertions.sum() - insertionsBefore;
  }

  /**
   * Too few: entries come from elsewhere, too. Too many: the calls found an entry there, or what
   * grows is inside the entries, where removals are not seen.
   */
  private static boolean explains(long added, long growth) {
    return growth > 0 && added >= MOST_OF_IT * growth && MOST_OF_IT * added <= growth;
  }

  /**
   * Those that were counted, or more, where each call adds and yet the container grew by less: code
   * that was running when its class was woven goes on as it was, and its removals are not heard of.
   */
  private long removed(long inserted, long growth) {
    long heard = Math.max(0, counts.removals.sum() - removalsBefore);
    if (!eachCallAdds || insertedThen <= 0) {
      return heard;
    }
    double gone = Math.max(0, 1 - (double) growth / insertedThen);
    return Math.max(heard, Math.round(gone * inserted));
  }

  TurnoverReading reading(long now, @Nullable String removalCode, boolean trimmed, boolean swept) {
    long inserted = inserted();
    long growth = entries - entriesBefore;
    long removed = removed(inserted, growth);
    return new TurnoverReading(
        holder,
        Duration.ofNanos(now - ringStarted),
        inserted,
        removed,
        counts.inserting.top(),
        counts.inserting.topShare(),
        counts.removing.top(),
        removalCode,
        containerClasses.isEmpty() && explains(inserted - removed, growth),
        new Upkeep(counts.tended.sum(), trimmed, swept, counts.vain.sum(), counts.awaited()),
        counts.lookups.reading(now));
  }
}
