package io.leakscribe.agent.publish;

import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.suspect.Assessment.RankedSuspect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which holders are told of when there are too many: those of suspects, then those that led earlier
 * incidents, so that a run can be compared with the one before from its first reading on, then the
 * largest.
 */
final class ShownHolders {
  private ShownHolders() {}

  /** Entries by holder, at most so many; holders of one name are added up. */
  static Map<String, Long> of(
      List<HolderReading> readings, List<RankedSuspect> suspects, Set<String> watched, int most) {
    Map<String, Long> all = new LinkedHashMap<>();
    readings.forEach(one -> all.merge(one.holder(), one.entries(), Long::sum));
    List<String> names = new ArrayList<>(all.keySet());
    Set<String> suspected = suspected(suspects);
    names.sort(
        Comparator.comparing((String name) -> !suspected.contains(name))
            .thenComparing((String name) -> !watched.contains(name))
            .thenComparing((String name) -> -all.getOrDefault(name, 0L))
            .thenComparing(Comparator.naturalOrder()));
    Map<String, Long> shown = new LinkedHashMap<>();
    for (String name : names.subList(0, Math.min(most, names.size()))) {
      shown.put(name, all.getOrDefault(name, 0L));
    }
    return shown;
  }

  static Set<String> suspected(List<RankedSuspect> suspects) {
    Set<String> holders = new HashSet<>();
    for (RankedSuspect ranked : suspects) {
      String holder = ranked.suspect().holder();
      if (holder != null) {
        holders.add(holder);
      }
    }
    return holders;
  }
}
