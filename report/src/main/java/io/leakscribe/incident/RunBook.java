package io.leakscribe.incident;

import io.leakscribe.journal.Event;
import io.leakscribe.journal.Origin;
import io.leakscribe.journal.SeriesNames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every run that the journals tell of. */
final class RunBook {
  /** Twice as long as samples are apart at most. */
  private static final Duration UNSEEN = Duration.ofMinutes(2);

  private final Map<String, Entry> runs = new LinkedHashMap<>();
  private final Set<String> holders = new HashSet<>();
  private @Nullable Instant newest;

  void accept(Event event) {
    if (event instanceof Event.AlertReceived) {
      return; // of any service, with times by anyone's clock: it tells nothing of the process
    }
    if (event instanceof Event.Unknown) {
      return; // what it means is not known, so neither is whether a process wrote it
    }
    Origin origin = event.origin();
    if (newest == null || newest.isBefore(origin.time())) {
      newest = origin.time();
    }
    if (event instanceof Event.NoteAdded) {
      return; // written by people beside the process: no sign of its life
    }
    Entry run = runs.computeIfAbsent(origin.run(), id -> new Entry(id, origin));
    run.see(origin.time());
    if (event instanceof Event.AgentStarted started) {
      run.started = started;
    } else if (event instanceof Event.Sample) {
      run.samples++;
    } else if (event instanceof Event.AgentStopped) {
      run.stopped = origin;
    } else if (event instanceof Event.RunLost lost) {
      Entry gone =
          runs.computeIfAbsent(
              lost.lostRun(),
              id -> new Entry(id, new Origin(lost.lastSeen(), "", origin.instance(), id, 0)));
      gone.see(lost.lastSeen());
      gone.lost = lost;
    }
  }

  /** Asks for the series of these holders between two times, in the pass that follows. */
  void watch(Collection<String> names, Instant from, Instant to) {
    holders.addAll(names);
    for (Entry run : runs.values()) {
      run.watch(from, to);
    }
  }

  /**
   * Whether a sample is worth reading whole; to be asked once for each, in the order of its run.
   */
  boolean isWanted(Origin sample) {
    Entry run = runs.get(sample.run());
    return run != null && run.isWanted(sample.time());
  }

  void acceptSample(Event event) {
    if (!(event instanceof Event.Sample sample) || sample.heapMax() <= 0) {
      return; // heapMax is in every sample that came with its values
    }
    Entry run = runs.get(event.origin().run());
    if (run == null) {
      return;
    }
    Instant time = event.origin().time();
    if (sample.floorBytes() != null) {
      run.floor.add(new Point(time, sample.floorBytes()));
    }
    add(sample, SeriesNames.GC_TIME_SHARE, run.collecting);
    add(sample, SeriesNames.LONGEST_STALL, run.stalls);
    if (sample.series().keySet().stream().anyMatch(name -> name.startsWith(SeriesNames.HOLDER))) {
      run.walks.add(new Point(time, 0));
    }
    for (String holder : holders) {
      Double entries = sample.series().get(SeriesNames.HOLDER + holder);
      if (entries != null) {
        run.entries
            .computeIfAbsent(holder, name -> new Series.Collector())
            .add(new Point(time, entries));
      }
    }
  }

  private static void add(Event.Sample sample, String name, Series.Collector to) {
    Double value = sample.series().get(name);
    if (value != null) {
      to.add(new Point(sample.origin().time(), value));
    }
  }

  /** When a run was looked through for holders, whichever it had. */
  List<Instant> walks(String run) {
    Entry entry = runs.get(run);
    return entry == null
        ? List.of()
        : entry.walks.series().points().stream().map(Point::time).toList();
  }

  /** The newest time in any journal. */
  Instant newest() {
    return newest == null ? Instant.EPOCH : newest;
  }

  /** Whether a run lived after a time, as far as is known: between two samples it is not seen. */
  boolean livedAfter(String run, Instant time) {
    Entry entry = runs.get(run);
    if (entry == null) {
      return false;
    }
    boolean ended = entry.stopped != null || entry.lost != null;
    return (ended ? entry.last : entry.last.plus(UNSEEN)).isAfter(time);
  }

  /**
   * The runs alive between two times, named in the order of their starts.
   *
   * @param first those that matter most when there are too many
   */
  List<Run> between(Instant from, Instant to, Set<String> first, int atMost) {
    List<Entry> alive = new ArrayList<>();
    for (Entry run : runs.values()) {
      if (!run.first.isAfter(to) && !run.last.isBefore(from)) {
        alive.add(run);
      }
    }
    alive.sort(
        Comparator.comparing((Entry run) -> !first.contains(run.id))
            .thenComparing(run -> run.first, Comparator.reverseOrder()));
    List<Entry> kept = new ArrayList<>(alive.subList(0, Math.min(atMost, alive.size())));
    kept.sort(Comparator.comparing((Entry run) -> run.first).thenComparing(run -> run.id));
    List<Run> named = new ArrayList<>();
    for (Entry run : kept) {
      named.add(run.named("R" + (named.size() + 1)));
    }
    return named;
  }

  /**
   * The last run of the same replica that ended before another started, as {@code R0}; null when
   * there is none.
   */
  @Nullable Run before(Run next) {
    Run best = null;
    for (Entry entry : runs.values()) {
      if (entry.id.equals(next.id()) || entry.last.isAfter(next.first())) {
        continue;
      }
      Run run = entry.named("R0");
      boolean same = run.replica().equals(next.replica());
      best = same && (best == null || run.last().isAfter(best.last())) ? run : best;
    }
    return best;
  }

  private static final class Entry {
    final String id;
    final String instance;
    final Series.Collector floor = new Series.Collector();
    final Series.Collector collecting = new Series.Collector();
    final Series.Collector stalls = new Series.Collector();
    final Series.Collector walks = new Series.Collector();
    final Map<String, Series.Collector> entries = new TreeMap<>();
    long samples;
    long passed;
    long watched;
    @Nullable Instant from;
    @Nullable Instant to;
    Instant first;
    Instant last;
    Event.@Nullable AgentStarted started;
    @Nullable Origin stopped;
    Event.@Nullable RunLost lost;

    Entry(String id, Origin origin) {
      this.id = id;
      this.instance = origin.instance();
      this.first = origin.time();
      this.last = origin.time();
    }

    void see(Instant time) {
      first = time.isBefore(first) ? time : first;
      last = time.isAfter(last) ? time : last;
    }

    void watch(Instant begin, Instant end) {
      if (!first.isAfter(end) && !last.isBefore(begin)) {
        from = from == null || begin.isBefore(from) ? begin : from;
        to = to == null || end.isAfter(to) ? end : to;
      }
    }

    /** As many as a series keeps, evenly over the time that is watched, and the last of all. */
    boolean isWanted(Instant time) {
      passed++;
      if (from == null || to == null || time.isBefore(from) || time.isAfter(to)) {
        return false;
      }
      return watched++ % stride(from, to) == 0 || passed == samples;
    }

    private long stride(Instant begin, Instant end) {
      Instant since = begin.isBefore(first) ? first : begin;
      Instant until = end.isAfter(last) ? last : end;
      double life = Math.max(1, Duration.between(first, last).toMillis());
      double share = Math.min(1, Duration.between(since, until).toMillis() / life);
      return Math.max(1, (long) Math.ceil(samples * share / Series.MAX_POINTS));
    }

    Run named(String name) {
      List<Run.HolderSeries> series = new ArrayList<>();
      entries.forEach(
          (holder, collected) -> series.add(new Run.HolderSeries(holder, collected.series())));
      return new Run(
          name,
          id,
          instance,
          first,
          last,
          started,
          stopped,
          lost,
          floor.series(),
          collecting.series(),
          stalls.series(),
          series);
    }
  }
}
