package io.leakscribe.prometheus;

import java.util.Comparator;
import java.util.Map;

/** What Prometheus scrapes, by the two labels that every scraped series has. */
record Target(String job, String instance) implements Comparable<Target> {
  private static final Comparator<Target> ORDER =
      Comparator.comparing(Target::job).thenComparing(Target::instance);

  static Target of(Map<String, String> labels) {
    return new Target(labels.getOrDefault("job", ""), labels.getOrDefault("instance", ""));
  }

  /** Without its port. */
  String host() {
    return instance.replaceFirst(":[0-9]+$", "");
  }

  @Override
  public int compareTo(Target other) {
    return ORDER.compare(this, other);
  }
}
