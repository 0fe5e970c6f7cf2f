package io.leakscribe.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Tells what replicas reported under ids of their own and is one incident: the same fingerprint, at
 * the same time.
 */
final class SameLeak {
  private SameLeak() {}

  /**
   * One for each incident, under the id that was opened first. What ended before the other began is
   * another incident: it was over, and came back.
   */
  static List<IncidentFacts> gather(Collection<IncidentFacts> all) {
    List<IncidentFacts> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparing(IncidentFacts::begin).thenComparing(IncidentFacts::id));
    List<IncidentFacts> gathered = new ArrayList<>();
    for (IncidentFacts facts : sorted) {
      IncidentFacts open = together(gathered, facts);
      if (open == null) {
        gathered.add(facts);
      } else {
        open.absorb(facts);
      }
    }
    gathered.sort(Comparator.comparing(IncidentFacts::id));
    return gathered;
  }

  private static @org.jspecify.annotations.Nullable IncidentFacts together(
      List<IncidentFacts> gathered, IncidentFacts facts) {
    for (IncidentFacts one : gathered) {
      boolean same =
          !facts.fingerprint().isEmpty() && one.fingerprint().equals(facts.fingerprint());
      if (same && !facts.begin().isAfter(one.end())) {
        return one;
      }
    }
    return null;
  }
}
