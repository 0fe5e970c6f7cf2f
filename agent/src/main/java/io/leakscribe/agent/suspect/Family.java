package io.leakscribe.agent.suspect;

import java.util.Locale;

/**
 * Kinds of evidence that are independent of each other: lines of one family repeat one observation
 * in other words, so that their weight is capped together.
 */
enum Family {
  /** The live set as a whole. It cannot tell a leak from a cache that fills. */
  HEAP(false, true),
  /** The size of the holder, its bound, what leaves it. */
  HOLDER(true, false),
  /** Whether anything is let go: code that removes, calls of it, entries that leave. */
  TURNOVER(true, false),
  /** Objects whose life is over and that are still reachable. */
  LIFECYCLE(true, true),
  /** Sampled objects that outlived their cohorts, by allocation site. */
  SURVIVOR(true, false),
  /**
   * What is used of a resource outside the heap as a whole: threads, metaspace, direct memory. Like
   * the live set, it cannot tell a leak from a pool that fills; the count of what uses it, by name,
   * is the holder's family.
   */
  RESOURCE(false, true),
  /** What earlier runs showed. */
  HISTORY(false, true);

  /** Whether a confirmation may rest on it. */
  final boolean decisive;

  /** Whether it tells that memory is used up, and not only that something grows. */
  final boolean seesMemory;

  Family(boolean decisive, boolean seesMemory) {
    this.decisive = decisive;
    this.seesMemory = seesMemory;
  }

  /** The word used in the journal. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
