package io.leakscribe.incident;

import io.leakscribe.journal.Event;
import io.leakscribe.journal.ReadPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the incidents in the events of one service.
 *
 * <p>Goes through the events twice: once for what happened, and once for the series that the
 * suspects of the first pass need. Memory is bounded by the number of incidents and runs, not of
 * samples.
 */
public final class Incidents {
  private Incidents() {}

  /** All incidents, in the order of their ids. */
  public static List<Incident> of(Events events) {
    Map<String, IncidentFacts> open = new TreeMap<>();
    RunBook runs = new RunBook();
    SharedFacts shared = new SharedFacts();
    events.forEach(
        ReadPlan.Samples.NONE,
        event -> {
          runs.accept(event);
          shared.accept(event);
          String id = IncidentFacts.incidentOf(event);
          if (id != null) {
            open.computeIfAbsent(id, IncidentFacts::new).accept(event);
          }
        });
    open.values().removeIf(facts -> !facts.isReal());
    open.values().forEach(IncidentFacts::close);
    List<IncidentFacts> gathered = SameLeak.gather(open.values());
    gathered.forEach(facts -> facts.watch(runs));
    events.forEach(runs::isWanted, runs::acceptSample);
    List<Incident> incidents = new ArrayList<>();
    gathered.forEach(facts -> incidents.add(facts.incident(runs, shared)));
    return incidents;
  }

  /** Puts events that arrive in any order into the order of time. */
  static final Comparator<Event> BY_TIME =
      Comparator.comparing((Event event) -> event.origin().time())
          .thenComparing(event -> event.origin().run())
          .thenComparing(event -> event.origin().seq());
}
