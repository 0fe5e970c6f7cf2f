package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.LiveSetReading.Basis;
import io.leakscribe.agent.observe.LoaderReading;
import io.leakscribe.agent.observe.Observation;
import io.leakscribe.agent.observe.OutsideReading;
import io.leakscribe.agent.observe.ProcessReading;
import io.leakscribe.agent.observe.ThreadGroupReading;
import io.leakscribe.agent.trend.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is remembered of everything beside the Java heap. Not thread-safe. */
final class OutsideTrack {
  private static final int MOST = 300;
  private static final Duration FORGET_AFTER = Duration.ofHours(1);

  final Series metaspace = new Series();
  final Series classSpace = new Series();
  final Series direct = new Series();
  final Series directBuffers = new Series();
  final Series threads = new Series();
  final Series heapCommitted = new Series();
  final Series codeCache = new Series();
  final Series resident = new Series();

  /** Resident memory that neither the heap nor any other pool of the JVM accounts for. */
  final Series unexplained = new Series();

  final Sketch collections = new Sketch();
  final Sketch oldCollections = new Sketch();
  final Sketch classesLoaded = new Sketch();
  final Sketch classesUnloaded = new Sketch();
  final Map<String, ThreadTrack> groups = new HashMap<>();
  final Map<String, LoaderTrack> loaders = new HashMap<>();

  /** The field that was found to hold what a suspect names; kept, so that its name stays. */
  final Map<String, String> heldBy = new HashMap<>();

  private @Nullable OutsideReading last;
  private @Nullable ProcessReading process;
  private long collected;
  private long oldCollected;

  void observe(Observation seen) {
    OutsideReading now = seen.process().outside();
    collected += seen.liveSet().size();
    oldCollected += seen.liveSet().stream().filter(r -> r.basis() == Basis.OLD_RECLAIMED).count();
    if (now == null) {
      return;
    }
    last = now;
    process = seen.process();
    Instant time = seen.time();
    metaspace.add(time, process.metaspace());
    classSpace.add(time, now.classSpace());
    direct.add(time, process.direct());
    directBuffers.add(time, now.directBuffers());
    threads.add(time, process.threads());
    heapCommitted.add(time, now.heapCommitted());
    codeCache.add(time, now.codeCache());
    collections.add(time, collected);
    oldCollections.add(time, oldCollected);
    classesLoaded.add(time, now.classesLoaded());
    classesUnloaded.add(time, now.classesUnloaded());
    addResident(time, seen.process(), now);
    now.threadGroups().forEach(reading -> observe(time, reading));
    now.loaders().forEach(reading -> observe(time, reading));
    groups.values().removeIf(t -> t.lastSeen().isBefore(time.minus(FORGET_AFTER)));
  }

  private void addResident(Instant time, ProcessReading seen, OutsideReading now) {
    Long rss = now.anonymous() != null ? now.anonymous() : seen.rss();
    if (rss != null) {
      resident.add(time, rss);
      unexplained.add(time, rss - accounted(seen, now));
    }
  }

  /** What the JVM says that it has taken. */
  static double accounted(ProcessReading seen, OutsideReading now) {
    return (double) now.heapCommitted()
        + now.metaspaceCommitted()
        + now.codeCache()
        + seen.direct();
  }

  private void observe(Instant time, ThreadGroupReading reading) {
    ThreadTrack track = groups.get(reading.pattern());
    if (track != null) {
      track.observe(time, reading);
    } else if (groups.size() < MOST) {
      groups.put(reading.pattern(), new ThreadTrack(reading, time));
    }
  }

  private void observe(Instant time, LoaderReading reading) {
    LoaderTrack track = loaders.get(reading.loaderClass());
    if (track != null) {
      track.observe(time, reading);
    } else if (loaders.size() < MOST) {
      loaders.put(reading.loaderClass(), new LoaderTrack(reading, time));
    }
  }

  void restartBalance() {
    groups.values().forEach(ThreadTrack::restartBalance);
  }

  @Nullable OutsideReading last() {
    return last;
  }

  @Nullable ProcessReading process() {
    return process;
  }
}
