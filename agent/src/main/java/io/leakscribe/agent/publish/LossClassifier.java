package io.leakscribe.agent.publish;

import io.leakscribe.journal.LossCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a run was lost, from its last beats. Pure. */
public final class LossClassifier {
  private static final double CONTAINER_FULL = 0.95;

  /** Between collections the use swings from the live set up to the limit. */
  private static final double HEAP_FULL = 0.9;

  private static final double BUSY_COLLECTING = 0.25;

  /** Garbage-free and this full, there is no room left to run in. */
  private static final double FLOOR_FULL = 0.9;

  /** What was so at the end was so within this time of the last beat. */
  private static final Duration END = Duration.ofSeconds(15);

  private LossClassifier() {}

  /**
   * Classifies the end of a run that is over.
   *
   * @param stopped whether its journal says that it stopped
   * @return null when it ended in order and nothing speaks against that
   */
  static @Nullable Loss classify(LastSigns signs, boolean stopped) {
    if (signs.ending() == Ending.BY_SIGNAL) {
      return null;
    }
    if (stopped || signs.ending() == Ending.IN_ORDER) {
      return exhausted(signs) == null ? null : outOfMemory(signs, "it then ended by itself");
    }
    return lost(signs);
  }

  private static Loss lost(LastSigns signs) {
    if (signs.beats().isEmpty()) {
      return new Loss(LossCause.UNKNOWN, List.of("the run left no heartbeat"));
    }
    Beat last = signs.beats().get(0);
    if (!signs.sameBoot()) {
      return new Loss(
          LossCause.UNKNOWN,
          facts(last, "the host was started again after the run began, or the run had another"));
    }
    if (nearly(last.containerUsage(), last.containerLimit(), CONTAINER_FULL)) {
      return new Loss(LossCause.OOM_KILL, facts(last, "it ended without any shutdown"));
    }
    if (exhausted(signs) != null) {
      return outOfMemory(signs, "it then ended without any shutdown");
    }
    return new Loss(
        LossCause.KILLED,
        facts(last, "no orderly shutdown was begun, and memory was not at its limit"));
  }

  private static Loss outOfMemory(LastSigns signs, String then) {
    Beat full = exhausted(signs);
    return new Loss(
        LossCause.OUT_OF_MEMORY_ERROR,
        facts(
            full == null ? signs.beats().get(0) : full,
            then + ": an OutOfMemoryError is inferred from this, it was not seen"));
  }

  /**
   * The newest of the last beats that shows a live set, or a heap and a collector, at the limit.
   */
  private static @Nullable Beat exhausted(LastSigns signs) {
    for (Beat beat : signs.beats()) {
      boolean atTheEnd = !beat.time().isBefore(signs.beats().get(0).time().minus(END));
      if (atTheEnd && isExhausted(beat)) {
        return beat;
      }
    }
    return null;
  }

  private static boolean isExhausted(Beat beat) {
    boolean thrashing =
        nearly(beat.heapUsed(), beat.heapMax(), HEAP_FULL) && beat.gcTimeShare() >= BUSY_COLLECTING;
    return thrashing || nearly(beat.heapFloor(), beat.heapMax(), FLOOR_FULL);
  }

  private static boolean nearly(long used, long limit, double share) {
    return used >= 0 && limit > 0 && used >= share * limit;
  }

  private static List<String> facts(Beat beat, String conclusion) {
    List<String> facts = new ArrayList<>();
    tell(facts, "the memory of the process", beat.containerUsage(), beat.containerLimit());
    tell(facts, "heap", beat.heapUsed(), beat.heapMax());
    tell(facts, "the live set", beat.heapFloor(), beat.heapMax());
    facts.add(
        String.format(
            Locale.ROOT, "%.0f %% of the time went into collections", 100 * beat.gcTimeShare()));
    facts.add(conclusion);
    return facts;
  }

  private static void tell(List<String> facts, String what, long used, long limit) {
    if (used >= 0 && limit > 0) {
      facts.add(
          String.format(
              Locale.ROOT,
              "at the last heartbeat %s stood at %.0f %% of its limit (%,d of %,d MiB)",
              what,
              100.0 * used / limit,
              used >> 20,
              limit >> 20));
    }
  }

  /** A cause and the sentences that carry it. */
  public record Loss(LossCause cause, List<String> evidence) {
    public Loss {
      evidence = List.copyOf(evidence);
    }
  }
}
