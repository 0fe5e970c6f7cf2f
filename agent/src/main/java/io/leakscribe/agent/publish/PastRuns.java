package io.leakscribe.agent.publish;

import io.leakscribe.journal.Event;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The runs seen in journals: which ended in order, which were reported, which was the newest. */
final class PastRuns {
  private final Map<String, Seen> runs = new HashMap<>();
  private final Set<String> ended = new HashSet<>();
  private Event.@Nullable AgentStarted newest;

  void take(Path file, Event event) {
    String run = event.origin().run();
    Instant time = event.origin().time();
    if (event instanceof Event.AgentStarted started) {
      Event.AgentStarted before = newest;
      if (before == null || time.isAfter(before.origin().time())) {
        newest = started;
      }
      runs.put(run, new Seen(file, started.origin().instance(), started.pid(), time));
    } else if (event instanceof Event.AgentStopped) {
      ended.add(run);
    } else if (event instanceof Event.RunLost lost) {
      ended.add(lost.lostRun());
    }
    runs.computeIfPresent(run, (id, seen) -> seen.at(time));
  }

  List<History.Lost> lost(String host) {
    List<History.Lost> lost = new ArrayList<>();
    runs.forEach(
        (run, seen) -> {
          if (!ended.contains(run) && seen.instance().startsWith(host)) {
            addUnlessAlive(lost, run, seen);
          }
        });
    return lost;
  }

  History.@Nullable Deploy deploy(@Nullable String version) {
    Event.AgentStarted before = newest;
    if (before == null || version == null || version.equals(before.version())) {
      return null;
    }
    return new History.Deploy(before.version(), version);
  }

  private static void addUnlessAlive(List<History.Lost> lost, String run, Seen seen) {
    Path page = RunIds.heartbeat(seen.file());
    if (Heartbeat.alive(page)) {
      return;
    }
    Beat last = Heartbeat.read(page);
    Instant lastSeen = last != null && last.time().isAfter(seen.last()) ? last.time() : seen.last();
    lost.add(
        new History.Lost(run, lastSeen, LossClassifier.classify(last, Heartbeat.sameBoot(page))));
  }

  /** A run as its journal shows it. */
  private record Seen(Path file, String instance, long pid, Instant last) {
    Seen at(Instant time) {
      return time.isAfter(last) ? new Seen(file, instance, pid, time) : this;
    }
  }
}
