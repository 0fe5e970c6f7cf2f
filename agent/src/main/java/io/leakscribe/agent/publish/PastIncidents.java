package io.leakscribe.agent.publish;

import io.leakscribe.agent.alert.KnownIncident;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.RuledOut;
import io.leakscribe.journal.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The incidents seen in journals that nobody resolved. */
final class PastIncidents {
  private final Map<String, KnownIncident> open = new LinkedHashMap<>();
  private final Map<String, Instant> starts = new HashMap<>();

  void take(Event event) {
    if (event instanceof Event.LeakResolved resolved) {
      open.remove(resolved.incident());
    } else if (event instanceof Event.Leak leak && !leak.suspects().isEmpty()) {
      open.merge(leak.incident(), first(leak), PastIncidents::later);
    } else if (event instanceof Event.AgentStarted started) {
      starts.put(started.origin().run(), started.origin().time());
    }
  }

  List<KnownIncident> open() {
    return List.copyOf(open.values());
  }

  private KnownIncident first(Event.Leak leak) {
    Suspect best = leak.suspects().get(0);
    return new KnownIncident(
        leak.incident(),
        best.fingerprint(),
        leak.origin().time(),
        List.of(leak.origin().run()),
        best.entriesPerHour(),
        leak.ruledOut().stream().map(RuledOut::hypothesis).toList(),
        timeToShow(leak),
        best.holder());
  }

  private static KnownIncident later(KnownIncident before, KnownIncident now) {
    return new KnownIncident(
        before.id(),
        now.fingerprint(),
        before.opened().isBefore(now.opened()) ? before.opened() : now.opened(),
        both(before.runs(), now.runs()),
        now.entriesPerHour() == null ? before.entriesPerHour() : now.entriesPerHour(),
        both(before.ruledOut(), now.ruledOut()),
        before.runs().containsAll(now.runs()) || before.timeToShow().compareTo(now.timeToShow()) > 0
            ? before.timeToShow()
            : now.timeToShow(),
        now.holder() == null ? before.holder() : now.holder());
  }

  private Duration timeToShow(Event.Leak leak) {
    Instant time = leak.origin().time();
    Duration taken = Duration.between(starts.getOrDefault(leak.origin().run(), time), time);
    return taken.isNegative() ? Duration.ZERO : taken;
  }

  private static List<String> both(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).distinct().toList();
  }
}
