package io.leakscribe.agent.probe.process;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts sites for each of a few names. Bounded; thread-safe. */
final class SiteTally {
  private static final int MOST_NAMES = 200;
  private static final int MOST_SITES = 32;

  private final Map<String, Map<String, Integer>> byName = new HashMap<>();

  synchronized void count(String name, String site) {
    Map<String, Integer> sites = byName.get(name);
    if (sites == null) {
      if (byName.size() >= MOST_NAMES) {
        return;
      }
      sites = new HashMap<>();
      byName.put(name, sites);
    }
    if (sites.size() < MOST_SITES || sites.containsKey(site)) {
      sites.merge(site, 1, Integer::sum);
    }
  }

  /** The most frequent site, null before the first. */
  synchronized @Nullable String top(String name) {
    return byName.getOrDefault(name, Map.of()).entrySet().stream()
        .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .orElse(null);
  }
}
