package io.leakscribe.agent.suspect;

import io.leakscribe.agent.suspect.Assessment.RankedSuspect;
import io.leakscribe.agent.suspect.Assessment.Verdict;
import io.leakscribe.journal.Evidence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is not known yet, what will decide it, and about when. */
final class Undecided {
  /** Readings of the live set that show whether it follows a holder. */
  private static final int READINGS_NEEDED = 5;

  private Undecided() {}

  static List<String> about(RankedSuspect best, Scene scene, HeapTrack heap) {
    List<String> open = new ArrayList<>();
    if (best.verdict() == Verdict.SUSPECTED && !speaks(best, Family.HEAP)) {
      open.add(liveSet(scene, heap));
    }
    if (best.suspect().holder() == null) {
      open.add(
          "Who holds it is not known yet: a walk from the roots may show it, or a path to the root,"
              + " where pause.budget allows one.");
    }
    if (best.suspect().insertionSite() == null && best.suspect().allocationSite() == null) {
      open.add("Where it is created or put in is not known yet.");
    }
    return open;
  }

  private static boolean speaks(RankedSuspect best, Family family) {
    double sum = 0;
    for (Evidence line : best.suspect().evidence()) {
      sum += line.kind().equals(family.label()) ? line.weight() : 0;
    }
    return sum >= 1;
  }

  private static String liveSet(Scene scene, HeapTrack heap) {
    int times = heap.oldCollections();
    String so =
        "Whether the live set follows is not known yet: "
            + times
            + " collections of old memory so far, of "
            + READINGS_NEEDED
            + " that decide";
    if (times >= READINGS_NEEDED) {
      return "Whether the live set follows is not known yet: "
          + times
          + " collections of old memory so far, which do not agree.";
    }
    if (times == 0) {
      return so
          + "; the collector starts them when the heap is "
          + "fuller than the "
          + Words.percent(scene.heapLevel() / scene.heapMax())
          + " that it is now.";
    }
    Duration each = scene.observed().dividedBy(times);
    int missing = Math.max(1, READINGS_NEEDED - times);
    return so
        + "; at the present pace in about "
        + Words.duration(each.multipliedBy(missing))
        + ".";
  }
}
