package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.TurnoverReading;
import io.leakscribe.agent.trend.Series;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is remembered of one holder. Not thread-safe. */
final class HolderTrack {
  /** Growth since code that empties it was first waited for, from which on it is overdue. */
  private static final double OVERDUE = 6;

  /** Of what it gained until a reading, so much is left at the next: half after fourteen. */
  private static final double FADING = 0.95;

  final Series entries = new Series();
  final Attribution attribution = new Attribution();

  /** What is in use after young collections, for each entry: it comes early, and with garbage. */
  final Attribution above = new Attribution();

  private HolderReading last;
  private Instant lastSeen;
  private final Instant firstSeen;
  private double added;
  private double removed;
  private double recently;
  private @Nullable TurnoverReading turnover;

  /** Entries when code that empties it was first waited for; 0 before. */
  private long whenAwaited;

  /** Of a buffer, what fits in before it is copied; null for anything else. */
  private @Nullable Long room;

  private boolean copied;

  /** What came and went with owners; it is no growth of what an owner holds. */
  private double byOwners;

  HolderTrack(HolderReading first, Instant time) {
    last = first;
    firstSeen = time;
    lastSeen = time;
    entries.add(time, first.entries());
    room = roomOf(first);
    attribution.measured(first.sampled().bytesEach());
  }

  void observe(Instant time, HolderReading reading) {
    double step = reading.entries() - last.entries();
    recently *= FADING;
    if (reading.owners() == last.owners()) {
      added += Math.max(step, 0);
      removed += Math.max(-step, 0);
      recently += step;
    } else {
      byOwners += step;
    }
    lookAtRoom(reading);
    attribution.measured(reading.sampled().bytesEach());
    last = reading;
    lastSeen = time;
    entries.add(time, reading.entries() - byOwners);
  }

  private void lookAtRoom(HolderReading reading) {
    Long now = roomOf(reading);
    if (now != null) {
      copied |= room != null && now > room && reading.owners() == last.owners();
      room = now;
    }
  }

  private static @Nullable Long roomOf(HolderReading reading) {
    return reading.reached() == null ? null : reading.reached().room();
  }

  /**
   * Entries that fit into a buffer before it is copied to a larger one; null for anything else, and
   * until it was seen to be copied: one that never is was made as large as it will be.
   */
  @Nullable Long roomBeforeCopy() {
    return copied ? room : null;
  }

  void observe(TurnoverReading reading) {
    turnover = reading;
    if (whenAwaited == 0
        && reading.upkeep().awaited() != null
        && reading.upkeep().awaited().loop() != null) {
      whenAwaited = Math.max(1, last.entries());
    }
  }

  /** Whether it has grown for so long that what was to empty it should have come. */
  boolean isOverdue() {
    return whenAwaited > 0 && last.entries() > OVERDUE * whenAwaited;
  }

  /** Whether the live set will be known to follow it, as far as the first collections tell. */
  boolean isForetold() {
    return attribution.isForetoldBy(above);
  }

  /** Who inserts and removes, as of the last time it was counted; null before. */
  @Nullable TurnoverReading turnover() {
    return turnover;
  }

  /** Forgets what was added and removed so far: the application was still starting. */
  void restartBalance() {
    added = 0;
    removed = 0;
  }

  HolderReading last() {
    return last;
  }

  /**
   * Entries that it has more than when it was first seen after the start; negative where it has
   * less. What came and went with owners is left out.
   */
  double gained() {
    return added - removed;
  }

  /** The same of the last readings, the older the less. */
  double gainedRecently() {
    return recently;
  }

  /** Whether no entry came or went with an owner, so that nothing is left out of what it gained. */
  boolean isOfTheSameOwners() {
    return byOwners == 0;
  }

  /** How long it has been watched: since the application was up, or since it came. */
  Duration watched(Scene scene) {
    Instant begin = firstSeen.isAfter(scene.from()) ? firstSeen : scene.from();
    return Duration.between(begin, scene.now());
  }

  Instant lastSeen() {
    return lastSeen;
  }

  /** Entries added between readings; what came and went within one reading is not seen. */
  double added() {
    return added;
  }

  /** Entries seen to leave between readings. */
  double removed() {
    return removed;
  }
}
