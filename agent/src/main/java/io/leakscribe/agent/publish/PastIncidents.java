package io.leakscribe.agent.publish;

import io.leakscribe.agent.alert.KnownIncident;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.RuledOut;
import io.leakscribe.journal.Suspect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The incidents seen in journals that nobody resolved. */
final class PastIncidents {
  private final Map<String, KnownIncident> open = new LinkedHashMap<>();

  void take(Event event) {
    if (event instanceof Event.LeakResolved resolved) {
      open.remove(resolved.incident());
    } else if (event instanceof Event.Leak leak && !leak.suspects().isEmpty()) {
      open.merge(leak.incident(), first(leak), PastIncidents::later);
    }
  }

  List<KnownIncident> open() {
    return List.copyOf(open.values());
  }

  private static KnownIncident first(Event.Leak leak) {
    Suspect best = leak.suspects().get(0);
    return new KnownIncident(
        leak.incident(),
        best.fingerprint(),
        leak.origin().time(),
        List.of(leak.origin().run()),
        best.entriesPerHour(),
        leak.ruledOut().stream().map(RuledOut::hypothesis).toList());
  }

  private static KnownIncident later(KnownIncident before, KnownIncident now) {
    return new KnownIncident(
        before.id(),
        before.fingerprint(),
        before.opened().isBefore(now.opened()) ? before.opened() : now.opened(),
        both(before.runs(), now.runs()),
        now.entriesPerHour() == null ? before.entriesPerHour() : now.entriesPerHour(),
        both(before.ruledOut(), now.ruledOut()));
  }

  private static List<String> both(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).distinct().toList();
  }
}
