package io.leakscribe.agent.probe.turnover;

import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** How often each place in code was seen, for the first few of them. Thread-safe. */
final class SiteCounts {
  private static final int MOST_SITES = 32;

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final LongAdder all = new LongAdder();

  void add(String site) {
    all.increment();
    LongAdder count = counts.get(site);
    if (count == null && counts.size() < MOST_SITES) {
      count = counts.computeIfAbsent(site, unused -> new LongAdder());
    }
    if (count != null) {
      count.increment();
    }
  }

  /** The most frequent site, or null before the first. */
  @Nullable String top() {
    return counts.entrySet().stream()
        .max(
            Comparator.comparingLong((Map.Entry<String, LongAdder> entry) -> entry.getValue().sum())
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  /** Share of the most frequent site, 0 to 1. */
  double topShare() {
    String top = top();
    LongAdder count = top == null ? null : counts.get(top);
    return count == null ? 0 : (double) count.sum() / Math.max(1, all.sum());
  }
}
