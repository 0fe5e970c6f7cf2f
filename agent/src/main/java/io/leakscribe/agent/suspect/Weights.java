package io.leakscribe.agent.suspect;

/**
 * Log-odds of each kind of evidence, in nats. The starting values are those of the design; they are
 * set here and nowhere else, so that a fit on a corpus can replace them.
 */
final class Weights {
  // The holder itself.
  static final double HOLDER_GROWS = 2.0;
  static final double HOLDER_NEVER_SHRINKS = 1.0;
  static final double HOLDER_TURNS_OVER = -1.0;
  static final double HOLDER_UNBOUNDED = 0.5;
  static final double BOUND_EXCEEDED = 1.0;
  static final double WITHIN_BOUND = -4.0;
  static final double BOUNDED_BY_OWN_RULE = -2.5;
  static final double BOUNDED_BY_COLLECTOR = -3.0;
  static final double EXPIRY_NOT_REACHED = -3.0;
  static final double GROWS_WITH_LIVE_SESSIONS = -3.0;

  // The heap.
  static final double LIVE_SET_GROWS = 1.5;
  static final double ENVELOPE_GROWS = 0.75;
  static final double LIVE_SET_FOLLOWS_HOLDER = 2.0;
  static final double HEAP_NEARLY_FULL = 1.5;
  static final double LIVE_SET_LEVEL = -2.0;
  static final double EXHAUSTION_TOO_FAR = -1.5;
  static final double EXHAUSTION_SOONER_THAN_WATCHED = 1.5;
  static final double EXHAUSTION_WITHIN_TWICE_WATCHED = 1.0;

  // Lives that are over.
  static final double ENDED_FOUND_IN_HOLDER = 3.5;
  static final double ENDED_STILL_REACHABLE = 2.5;
  static final double OUTNUMBERS_LIVE_SESSIONS = 2.0;
  static final double TRACKED_OBJECTS_PILE_UP = 1.0;
  static final double EXPIRY_DEBT = 2.0;

  // Sampled objects that stay alive. Beside a holder that is known to grow they repeat most of what
  // its growth says, and a cache that fills looks the same to them.
  static final double SURVIVORS_OF_ALL_AGES = 2.0;
  static final double SURVIVORS_PREVAIL = 1.0;
  static final double SURVIVORS_SUPPORT_HOLDER = 0.5;
  static final double SURVIVORS_PREVAIL_IN_HOLDER = 0.25;
  static final double SURVIVORS_ARE_YOUNG = -1.5;
  static final double PATH_ENDS_AT_HOLDER = 0.75;
  static final double PATH_ENDS_ELSEWHERE = -0.5;

  // Earlier runs.
  static final double SAME_AS_BEFORE = 1.5;

  private Weights() {}
}
