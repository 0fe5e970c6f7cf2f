package io.leakscribe.agent.publish;

import io.leakscribe.agent.options.Identity;
import io.leakscribe.journal.Event;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The runs seen in journals: which ended in order, which were reported, which was the newest. */
final class PastRuns {
  private final Processes processes;
  private final Map<String, Seen> runs = new LinkedHashMap<>();
  private final Set<String> stopped = new HashSet<>();
  private final Set<String> reported = new HashSet<>();
  private Event.@Nullable AgentStarted newest;

  PastRuns(Processes processes) {
    this.processes = processes;
  }

  void take(Path file, Event event) {
    String run = event.origin().run();
    Instant time = event.origin().time();
    if (event instanceof Event.AgentStarted started) {
      start(file, started);
    } else if (event instanceof Event.AgentStopped) {
      stopped.add(run);
    } else if (event instanceof Event.RunLost lost) {
      reported.add(lost.lostRun());
    } else if (event instanceof Event.NoteAdded || event instanceof Event.AlertReceived) {
      return; // Written by others than the process: no sign of its life.
    }
    runs.computeIfPresent(run, (id, seen) -> seen.at(time));
  }

  private void start(Path file, Event.AgentStarted started) {
    Instant time = started.origin().time();
    Event.AgentStarted before = newest;
    if (!History.isUnknown(started.version())
        && (before == null || time.isAfter(before.origin().time()))) {
      newest = started;
    }
    runs.put(
        started.origin().run(),
        new Seen(file, started.origin().instance(), started.pid(), time, time));
  }

  List<History.Lost> lost(Identity here) {
    List<History.Lost> lost = new ArrayList<>();
    runs.forEach(
        (run, seen) -> {
          History.Lost end =
              reported.contains(run) || !SameHost.of(here, seen.instance()) ? null : end(run, seen);
          if (end != null) {
            lost.add(end);
          }
        });
    return lost;
  }

  /** The newest version that is known, if it is another one. */
  History.@Nullable Deploy deploy(@Nullable String version) {
    Event.AgentStarted before = newest;
    if (before == null || History.isUnknown(version) || before.version().equals(version)) {
      return null;
    }
    return new History.Deploy(before.version(), String.valueOf(version));
  }

  private History.@Nullable Lost end(String run, Seen seen) {
    boolean inOrder = stopped.contains(run);
    Path page = RunIds.heartbeat(seen.file());
    if (!inOrder && alive(page, seen)) {
      return null;
    }
    LastSigns signs = Heartbeat.read(page);
    LossClassifier.Loss loss = LossClassifier.classify(signs, inOrder);
    if (loss == null) {
      return null;
    }
    Instant last = signs.beats().isEmpty() ? seen.last() : signs.beats().get(0).time();
    return new History.Lost(run, last.isAfter(seen.last()) ? last : seen.last(), loss);
  }

  private boolean alive(Path page, Seen seen) {
    Boolean told = Heartbeat.alive(page);
    return told != null ? told : processes.alive(seen.pid(), seen.first());
  }

  /** A run as its journal shows it. */
  private record Seen(Path file, String instance, long pid, Instant first, Instant last) {
    Seen at(Instant time) {
      return time.isAfter(last) ? new Seen(file, instance, pid, first, time) : this;
    }
  }
}
