package io.leakscribe.agent.probe.lifecycle;

/**
 * How long an ended object may stay before it counts as retained: both a time and a number of
 * reclamations of old memory. Young collections prove nothing about old objects, and the first old
 * one may have begun marking before the end.
 *
 * @param nanos least time since the end was seen
 * @param oldCollections least number of reclamations of old memory since then
 */
record Grace(long nanos, int oldCollections) {
  static final Grace DEFAULT = new Grace(5_000_000_000L, 2);

  boolean isOver(TrackedRef ended, long nanoTime, long collections) {
    return nanoTime - ended.endedAt >= nanos
        && collections - ended.collectionsAtEnd >= oldCollections;
  }
}
