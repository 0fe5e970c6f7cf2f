package io.leakscribe.incident;

import io.leakscribe.journal.Event;
import io.leakscribe.journal.Origin;
import io.leakscribe.journal.SeriesNames;
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
  private final Map<String, Entry> runs = new LinkedHashMap<>();
  private final Set<String> holders = new HashSet<>();
  private @Nullable Instant newest;

  void accept(Event event) {
    Origin origin = event.origin();
    if (newest == null || newest.isBefore(origin.time())) {
      newest = origin.time();
    }
    if (event instanceof Event.NoteAdded || event instanceof Event.AlertReceived) {
      return; // written by people and receivers beside the process: no sign of its life
    }
    Entry run = runs.computeIfAbsent(origin.run(), id -> new Entry(id, origin));
    run.see(origin.time());
    if (event instanceof Event.AgentStarted started) {
      run.started = started;
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

  /** Asks for the series of these holders in the pass that follows. */
  void watch(Collection<String> names) {
    holders.addAll(names);
  }

  void acceptSample(Event event) {
    if (!(event instanceof Event.Sample sample)) {
      return;
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

  /** The newest time in any journal. */
  Instant newest() {
    return newest == null ? Instant.EPOCH : newest;
  }

  /** The runs alive between two times, named in the order of their starts. */
  List<Run> between(Instant from, Instant to, int atMost) {
    List<Entry> alive = new ArrayList<>();
    for (Entry run : runs.values()) {
      if (!run.first.isAfter(to) && !run.last.isBefore(from)) {
        alive.add(run);
      }
    }
    alive.sort(Comparator.comparing((Entry run) -> run.first).thenComparing(run -> run.id));
    List<Run> named = new ArrayList<>();
    for (Entry run : alive.subList(Math.max(0, alive.size() - atMost), alive.size())) {
      named.add(run.named("R" + (named.size() + 1)));
    }
    return named;
  }

  private static final class Entry {
    final String id;
    final String instance;
    final Series.Collector floor = new Series.Collector();
    final Series.Collector collecting = new Series.Collector();
    final Series.Collector stalls = new Series.Collector();
    final Map<String, Series.Collector> entries = new TreeMap<>();
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
