package io.leakscribe.agent.probe.process;

import java.util.Arrays;
import java.util.Map;

/**
 * How often there were things of each name, without the names: of a service's classes they would
 * take a megabyte until the next count. Names of one hash are taken for one, which of ten thousand
 * happens to about one. Immutable.
 */
final class Tally {
  static final Tally NOTHING = new Tally(new long[0]);

  /** The hash above, the number below; sorted. */
  private final long[] counts;

  private Tally(long[] counts) {
    this.counts = counts;
  }

  static Tally of(Map<String, Integer> byName) {
    long[] counts = new long[byName.size()];
    int size = 0;
    for (Map.Entry<String, Integer> entry : byName.entrySet()) {
      counts[size++] = first(entry.getKey()) + entry.getValue();
    }
    Arrays.sort(counts);
    return new Tally(counts);
  }

  /** Of how many there were; of all that share its hash, if any do. */
  int count(String name) {
    long first = first(name);
    int at = Arrays.binarySearch(counts, first);
    int sum = 0;
    for (int i = at < 0 ? -at - 1 : at; i < counts.length && counts[i] >> 32 == first >> 32; i++) {
      sum += (int) counts[i];
    }
    return sum;
  }

  private static long first(String name) {
    return (long) name.hashCode() << 32;
  }
}
