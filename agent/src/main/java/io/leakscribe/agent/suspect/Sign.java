package io.leakscribe.agent.suspect;

import java.util.Map;
import java.util.TreeMap;

/**
 * The kinds of evidence, each with its family and its weight in log-odds (nats). The weights are
 * set here and nowhere else: part of the way from what experience says to what {@code
 * corpus/calibrate} fitted on half of the corpus, because the corpus is small and no production.
 */
enum Sign {
  // The holder itself.
  HOLDER_GROWS(Family.HOLDER, 1.8),
  HOLDER_NEVER_SHRINKS(Family.HOLDER, 1.3),
  HOLDER_TURNS_OVER(Family.HOLDER, -1.0),
  HOLDER_UNBOUNDED(Family.HOLDER, 0.4),
  BOUND_EXCEEDED(Family.HOLDER, 1.0),
  BOUND_LARGER_THAN_HEAP(Family.HOLDER, 0.5),
  WITHIN_BOUND(Family.HOLDER, -4.0),
  BOUNDED_BY_OWN_RULE(Family.HOLDER, -2.5),
  BOUNDED_BY_COLLECTOR(Family.HOLDER, -3.0),
  WEAK_AND_NOT_CLEARED(Family.HOLDER, 1.0),
  MAY_BE_CONSUMED(Family.HOLDER, -1.25),
  EXPIRY_NOT_REACHED(Family.HOLDER, -3.0),
  GROWS_WITH_LOAD(Family.HOLDER, -3.0),
  ENTRIES_NOT_DUE(Family.HOLDER, -3.0),
  TAKES_FROM_ANOTHER(Family.HOLDER, -4.0),

  // Who inserts and who removes.
  ENTRIES_STAY(Family.TURNOVER, 0.1),
  ENTRIES_LEAVE(Family.TURNOVER, -3.0),
  NO_CODE_REMOVES(Family.TURNOVER, 0.55),
  INSERTS_WITHOUT_REMOVALS(Family.TURNOVER, 1.2),
  REMOVES_MOST(Family.TURNOVER, -1.3),
  REMOVES_IN_VAIN(Family.TURNOVER, 1.1),
  TRIMMED(Family.TURNOVER, -3.8),
  LOOKED_AFTER(Family.TURNOVER, -2.25),
  SWEPT(Family.TURNOVER, -3.3),
  COULD_REMOVE(Family.TURNOVER, -0.25),
  COULD_SWEEP(Family.TURNOVER, -1.5),
  AWAITED(Family.TURNOVER, -4.0),
  STILL_USED(Family.TURNOVER, -4.0),
  MAY_STILL_BE_USED(Family.TURNOVER, -3.0),

  // The heap.
  LIVE_SET_GROWS(Family.HEAP, 1.2),
  ENVELOPE_GROWS(Family.HEAP, 0.75),
  LIVE_SET_RISES(Family.HEAP, 0.5),
  LIVE_SET_FOLLOWS_HOLDER(Family.HEAP, 1.5),
  HEAP_NEARLY_FULL(Family.HEAP, 1.4),
  NO_ROOM_TO_GROW(Family.HEAP, 1.4),
  LIVE_SET_LEVEL(Family.HEAP, -1.7),
  LIVE_SET_SLOWS(Family.HEAP, -1.0),
  LIVE_SET_BELOW_SIZES(Family.HEAP, -2.0),
  EXHAUSTION_TOO_FAR(Family.HEAP, -1.5),
  EXHAUSTION_SOONER_THAN_WATCHED(Family.HEAP, 1.3),
  EXHAUSTION_NOT_NEAR(Family.HEAP, -1.0),
  SIZE_NOT_KNOWN(Family.HEAP, -1.0),
  EXHAUSTION_NEAR_BY_SIZES(Family.HEAP, 0.75),
  EXHAUSTION_WITHIN_TWICE_WATCHED(Family.HEAP, 0.75),

  // Lives that are over.
  ENDED_FOUND_IN_HOLDER(Family.LIFECYCLE, 3.5),
  ENDED_STILL_REACHABLE(Family.LIFECYCLE, 2.5),
  OUTNUMBERS_LIVE_SESSIONS(Family.LIFECYCLE, 2.0),
  TRACKED_OBJECTS_PILE_UP(Family.LIFECYCLE, 1.0),
  EXPIRY_DEBT(Family.LIFECYCLE, 2.0),
  GROWS_WITH_LIVE_SESSIONS(Family.LIFECYCLE, -4.0),

  // Sampled objects that stay alive. Beside a holder that is known to grow they repeat most of what
  // its growth says, and a cache that fills looks the same to them.
  SURVIVORS_OF_ALL_AGES(Family.SURVIVOR, 2.0),
  SURVIVORS_PREVAIL(Family.SURVIVOR, 1.0),
  SURVIVORS_SUPPORT_HOLDER(Family.SURVIVOR, 0.5),
  SURVIVORS_PREVAIL_IN_HOLDER(Family.SURVIVOR, 0.25),
  SURVIVORS_ARE_YOUNG(Family.SURVIVOR, -1.6),
  PATHS_MEET(Family.SURVIVOR, 0.5),
  PATH_ENDS_AT_HOLDER(Family.SURVIVOR, 0.75),
  PATH_ENDS_ELSEWHERE(Family.SURVIVOR, -0.5),

  // Outside the heap. What is counted there is exact, so growth says more than that of a live set.
  RESOURCE_GROWS(Family.RESOURCE, 2.0),
  RESOURCE_FULL_TOO_FAR(Family.RESOURCE, -1.5),
  RESOURCE_FULL_SOONER_THAN_WATCHED(Family.RESOURCE, 1.5),
  RESOURCE_FULL_WITHIN_TWICE_WATCHED(Family.RESOURCE, 1.0),
  RESOURCE_LEVEL(Family.RESOURCE, -2.0),
  NOT_COLLECTED_YET(Family.HOLDER, -1.5),
  IDLE_TIME_NOT_REACHED(Family.HOLDER, -3.0),
  EXECUTORS_PILE_UP(Family.LIFECYCLE, 2.5),
  THREADS_WAIT_FOR_EVER(Family.LIFECYCLE, 1.5),
  // That it gives back must not weigh less than that it may.
  GIVES_BACK_WHAT_IT_TAKES(Family.HOLDER, -3.0),
  MAY_BE_POOL(Family.HOLDER, -2.75),

  // Earlier runs.
  SAME_AS_BEFORE(Family.HISTORY, 1.5);

  /** Log-odds before any evidence: one leak in fifty growing containers, ln(0.02 / 0.98). */
  static final double PRIOR = -3.89;

  final Family family;

  /** In nats; negative speaks against a leak. */
  final double weight;

  Sign(Family family, double weight) {
    this.family = family;
    this.weight = weight;
  }

  /** All weights in nats by name, that of the prior as {@code PRIOR}. */
  static Map<String, Double> weights() {
    Map<String, Double> weights = new TreeMap<>();
    for (Sign sign : values()) {
      weights.put(sign.name(), sign.weight);
    }
    weights.put("PRIOR", PRIOR);
    return weights;
  }
}
