package io.leakscribe.agent.suspect;

import java.util.Locale;

/**
 * Kinds of evidence that are independent of each other: lines of one family repeat one observation
 * in other words, so that their weight is capped together.
 */
enum Family {
  /** The live set as a whole. It cannot tell a leak from a cache that fills. */
  HEAP(false),
  /** The size of the holder, its bound, what leaves it. */
  HOLDER(true),
  /** Whether anything is let go: code that removes, calls of it, entries that leave. */
  TURNOVER(true),
  /** Objects whose life is over and that are still reachable. */
  LIFECYCLE(true),
  /** Sampled objects that outlived their cohorts, by allocation site. */
  SURVIVOR(true),
  /**
   * What is used of a resource outside the heap as a whole: threads, metaspace, direct memory. Like
   * the live set, it cannot tell a leak from a pool that fills; the count of what uses it, by name,
   * is the holder's family.
   */
  RESOURCE(false),
  /** What earlier runs showed. */
  HISTORY(false);

  /** Whether a confirmation may rest on it. */
  final boolean decisive;

  Family(boolean decisive) {
    this.decisive = decisive;
  }

  /** The word used in the journal. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
