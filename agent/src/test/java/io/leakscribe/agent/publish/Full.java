package io.leakscribe.agent.publish;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A scrape in which every metric that the agent has is shown. */
final class Full {
  private static final Pattern SERIES = Pattern.compile("(?m)^([a-z]\\w*)[ {]");

  private Full() {}

  static String scrape() {
    try (Metrics metrics = new Metrics("0.1.0", "2.4.1")) {
      metrics.run("20261121T080000000-42-ab12", Instant.parse("2026-11-21T08:00:00Z"));
      metrics.update(Seen.observation(3), Seen.assessment(2), 2);
      metrics.event("leak.suspected");
      return metrics.scrape(HttpEndpoint.TEXT_TYPE);
    }
  }

  /** The names of all series in it. */
  static Set<String> names() {
    Set<String> names = new TreeSet<>();
    SERIES.matcher(scrape()).results().map((MatchResult one) -> one.group(1)).forEach(names::add);
    return names;
  }
}
