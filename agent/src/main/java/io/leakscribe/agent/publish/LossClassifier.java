package io.leakscribe.agent.publish;

import io.leakscribe.journal.LossCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a run was lost, from its last beat. Pure. */
public final class LossClassifier {
  private static final double CONTAINER_FULL = 0.95;
  private static final double HEAP_FULL = 0.97;
  private static final double BUSY_COLLECTING = 0.5;

  private LossClassifier() {}

  /**
   * Classifies the end of a run.
   *
   * @param last its last beat, null when it left none
   * @param sameBoot whether the host has not been started since
   */
  static Loss classify(@Nullable Beat last, boolean sameBoot) {
    if (last == null) {
      return new Loss(LossCause.UNKNOWN, List.of("the run left no heartbeat"));
    }
    List<String> evidence = new ArrayList<>();
    boolean container = nearly(last.containerUsage(), last.containerLimit(), CONTAINER_FULL);
    boolean heap = nearly(last.heapUsed(), last.heapMax(), HEAP_FULL);
    tell(evidence, "container memory", last.containerUsage(), last.containerLimit());
    tell(evidence, "heap", last.heapUsed(), last.heapMax());
    evidence.add(
        String.format(
            Locale.ROOT, "%.0f %% of the time went into collections", 100 * last.gcTimeShare()));
    if (last.outOfMemoryErrors() > 0) {
      evidence.add("an OutOfMemoryError was seen " + last.outOfMemoryErrors() + " times");
      return new Loss(LossCause.OUT_OF_MEMORY_ERROR, evidence);
    }
    if (!sameBoot) {
      evidence.add("the host was started again after the last heartbeat");
      return new Loss(LossCause.UNKNOWN, evidence);
    }
    if (container) {
      return new Loss(LossCause.OOM_KILL, evidence);
    }
    if (heap && last.gcTimeShare() >= BUSY_COLLECTING) {
      evidence.add("no OutOfMemoryError was seen: the cause is inferred from the full heap");
      return new Loss(LossCause.OUT_OF_MEMORY_ERROR, evidence);
    }
    evidence.add("no orderly shutdown was begun, and memory was not at its limit");
    return new Loss(LossCause.KILLED, evidence);
  }

  private static boolean nearly(long used, long limit, double share) {
    return used >= 0 && limit > 0 && used >= share * limit;
  }

  private static void tell(List<String> evidence, String what, long used, long limit) {
    if (used >= 0 && limit > 0) {
      evidence.add(
          String.format(
              Locale.ROOT,
              "at the last heartbeat %s stood at %.0f %% of its limit (%d of %d bytes)",
              what,
              100.0 * used / limit,
              used,
              limit));
    }
  }

  /** A cause and the sentences that carry it. */
  public record Loss(LossCause cause, List<String> evidence) {}
}
