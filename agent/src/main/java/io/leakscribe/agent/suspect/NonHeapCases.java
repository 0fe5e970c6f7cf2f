package io.leakscribe.agent.suspect;

import io.leakscribe.agent.observe.OutsideReading;
import io.leakscribe.agent.observe.ProcessReading;
import io.leakscribe.agent.observe.SurvivorReading;
import java.util.Collection;
import java.util.List;

/**
 * Weighs everything outside the heap that may grow. What uses a resource is counted by name; its
 * growth and that of the resource as a whole are two observations, and only both together confirm.
 */
final class NonHeapCases {

  private NonHeapCases() {}

  static void weigh(
      Scene scene,
      TrendBook trends,
      OutsideTrack track,
      Collection<HolderTrack> holders,
      List<SurvivorReading> sampled,
      NonHeapDocket docket) {
    OutsideReading now = track.last();
    ProcessReading process = track.process();
    if (now == null || process == null) {
      return;
    }
    NonHeapSuspects suspects = new NonHeapSuspects(trends, track, holders);
    new ThreadCases(scene, trends, track, suspects, docket).weigh(now, process);
    new LoaderCases(scene, trends, track, suspects, docket).weigh(now, process);
    new DirectCases(scene, trends, track, sampled, suspects, docket).weigh(now, process);
  }
}
