package io.leakscribe.agent.publish;

import io.leakscribe.agent.suspect.Past;
import io.leakscribe.agent.suspect.Predecessor;
import io.leakscribe.agent.suspect.Recurrence;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.SeriesNames;
import io.leakscribe.journal.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What grew in earlier runs, resolved or not: by fingerprint, with the versions and the lives of
 * those runs. Events are to be taken in the order of their runs.
 */
final class PastGrowth {
  private static final int MOST_FINGERPRINTS = 500;

  private final Map<String, Grown> grown = new LinkedHashMap<>();
  private final Set<String> holders = new LinkedHashSet<>();
  private final Map<String, Life> lives = new LinkedHashMap<>();
  private @Nullable Life newest;

  void take(Event event) {
    if (event instanceof Event.NoteAdded || event instanceof Event.AlertReceived) {
      return; // Written by others than the process: no sign of its life.
    }
    if (event instanceof Event.AgentStarted started) {
      newest = new Life(started.version(), started.origin().time());
      lives.put(started.origin().run(), newest);
    }
    Life life = lives.get(event.origin().run());
    if (life != null) {
      life.last = event.origin().time();
    }
    if (event instanceof Event.Sample sample && life != null) {
      life.learnBounds(sample.series());
    } else if (event instanceof Event.Leak leak) {
      grew(leak);
    } else if (event instanceof Event.RunLost lost && lives.containsKey(lost.lostRun())) {
      lives.get(lost.lostRun()).lost = lost.lastSeen();
    }
  }

  private void grew(Event.Leak leak) {
    if (leak.suspects().isEmpty()) {
      return;
    }
    Suspect best = leak.suspects().get(0);
    if (best.holder() != null && holders.size() < MOST_FINGERPRINTS) {
      holders.add(best.holder());
    }
    if (grown.size() < MOST_FINGERPRINTS || grown.containsKey(best.fingerprint())) {
      Grown one = grown.computeIfAbsent(best.fingerprint(), unused -> new Grown());
      one.runs.add(leak.origin().run());
      one.perHour = best.entriesPerHour() == null ? one.perHour : best.entriesPerHour();
      one.holder = best.holder() == null ? one.holder : best.holder();
    }
  }

  /** The holders that led an incident. */
  Set<String> holders() {
    return Set.copyOf(holders);
  }

  /**
   * Tells it to the analysis.
   *
   * @param version of the service now, null when not known
   * @param lost runs found lost just now, whose end no journal tells yet
   */
  Past past(@Nullable String version, List<History.Lost> lost) {
    for (History.Lost end : lost) {
      Life life = lives.get(end.run());
      if (life != null) {
        life.lost = end.lastSeen();
      }
    }
    Map<String, Recurrence> recurrences = new HashMap<>();
    grown.forEach((fingerprint, one) -> recurrences.put(fingerprint, recurrence(one)));
    return new Past(recurrences, predecessor(version));
  }

  private Recurrence recurrence(Grown one) {
    Set<String> versions = new LinkedHashSet<>();
    List<Duration> ended = new ArrayList<>();
    for (String run : one.runs) {
      Life life = lives.get(run);
      if (life != null && !History.isUnknown(life.version)) {
        versions.add(life.version);
      }
      if (life != null && life.lost != null && life.lost.isAfter(life.first)) {
        ended.add(Duration.between(life.first, life.lost));
      }
    }
    return new Recurrence(one.runs.size(), one.perHour, versions, ended, one.holder);
  }

  private @Nullable Predecessor predecessor(@Nullable String version) {
    Life before = newest;
    if (before == null || History.isUnknown(version) || History.isUnknown(before.version)) {
      return null;
    }
    Duration watched = Duration.ZERO;
    for (Life life : lives.values()) {
      if (life.version.equals(before.version) && life.last.isAfter(life.first)) {
        watched = watched.plus(Duration.between(life.first, life.last));
      }
    }
    return new Predecessor(before.version, String.valueOf(version), watched, before.bounds);
  }

  private static final class Grown {
    private final Set<String> runs = new LinkedHashSet<>();
    private @Nullable Double perHour;
    private @Nullable String holder;
  }

  private static final class Life {
    private final String version;
    private final Instant first;
    private final Map<String, Long> bounds = new HashMap<>();
    private Instant last;
    private @Nullable Instant lost;

    Life(String version, Instant first) {
      this.version = version;
      this.first = first;
      this.last = first;
    }

    void learnBounds(Map<String, Double> series) {
      series.forEach(
          (name, value) -> {
            if (name.startsWith(SeriesNames.HOLDER_BOUND) && bounds.size() < MOST_FINGERPRINTS) {
              bounds.put(name.substring(SeriesNames.HOLDER_BOUND.length()), Math.round(value));
            }
          });
    }
  }
}
