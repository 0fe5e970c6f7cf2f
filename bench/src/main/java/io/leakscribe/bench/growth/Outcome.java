package io.leakscribe.bench.growth;

import java.util.List;

/**
 * What the agent took at one size.
 *
 * @param cpuSeconds CPU of its threads in a minute
 * @param heapBytes live heap with it less live heap without
 * @param residentBytes resident memory with it less without
 * @param tracked objects that it follows by weak references
 * @param journalBytes in its directory
 */
record Outcome(
    Dimension dimension,
    int size,
    double cpuSeconds,
    long heapBytes,
    long residentBytes,
    long tracked,
    long journalBytes) {

  static Outcome of(Dimension dimension, int size, Trial.Result with, Trial.Result without) {
    return new Outcome(
        dimension,
        size,
        with.cpuSeconds(),
        with.heap() - without.heap(),
        with.resident() - without.resident(),
        with.tracked(),
        with.journal());
  }

  static List<Outcome> of(List<Outcome> all, Dimension dimension) {
    return all.stream().filter(one -> one.dimension == dimension).toList();
  }
}
