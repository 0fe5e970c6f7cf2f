package io.leakscribe.agent.probe.turnover;

import io.leakscribe.agent.observe.TurnoverReading;
import io.leakscribe.agent.probe.holder.HolderPlace;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One holder while it is watched. For the agent's thread, but for the counts. */
final class Watching {
  /** When that many insertions were seen, we know enough. */
  private static final long ENOUGH = 50;

  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration LONGEST_IN_SILENCE = Duration.ofMinutes(5);

  /** Without an insertion for as long, although it grows, somebody else inserts. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /** Share of the growth that the counted calls must explain. */
  private static final double MOST_OF_IT = 0.8;

  final String holder;
  final Counts counts = new Counts();

  /** What is woven for it. */
  List<WeakReference<Class<?>>> classes = new ArrayList<>();

  int ring;

  private final long started;
  private final long entriesAtStart;
  private long ringStarted;
  private long entries;

  Watching(String holder, List<HolderPlace> places, long now) {
    this.holder = holder;
    this.started = now;
    this.ringStarted = now;
    see(places);
    this.entriesAtStart = entries;
  }

  /** Follows the field: its container may have been replaced. */
  void see(List<HolderPlace> places) {
    counts.containers(places.stream().map(HolderPlace::container).toList());
    entries = places.stream().mapToLong(HolderPlace::entries).sum();
  }

  void weaves(int wider, List<Class<?>> all, long now) {
    ring = wider;
    ringStarted = now;
    classes = new ArrayList<>();
    all.forEach(type -> classes.add(new WeakReference<>(type)));
  }

  /** Entries come, and not by the calls that are woven. */
  boolean shouldWiden(long now) {
    return isOver(PATIENCE, now - ringStarted)
        && counts.insertions.sum() == 0
        && entries > entriesAtStart;
  }

  boolean isOver(long now) {
    long age = now - started;
    long seen = counts.insertions.sum();
    return seen >= ENOUGH && isOver(SHORTEST, age)
        || seen > 0 && isOver(LONGEST, age)
        || isOver(LONGEST_IN_SILENCE, age);
  }

  private static boolean isOver(Duration limit, long nanos) {
    return nanos >= limit.toNanos();
  }

  TurnoverReading reading(long now, @Nullable String removalCode) {
    long inserted = counts.insertions.sum();
    long removed = Math.max(0, counts.removals.sum());
    long growth = entries - entriesAtStart;
    return new TurnoverReading(
        holder,
        Duration.ofNanos(now - started),
        inserted,
        removed,
        counts.inserting.top(),
        counts.inserting.topShare(),
        counts.removing.top(),
        removalCode,
        inserted > 0 && inserted - removed >= MOST_OF_IT * growth);
  }
}
