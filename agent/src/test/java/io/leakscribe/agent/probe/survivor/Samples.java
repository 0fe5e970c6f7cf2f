package io.leakscribe.agent.probe.survivor;

import java.time.Instant;
import java.util.List;

/** Samples made by hand. */
final class Samples {
  static final Instant START = Instant.parse("2026-11-21T02:00:00Z");

  private Samples() {}

  static Frame frame(String place, int line) {
    int dot = place.lastIndexOf('.');
    String type = place.substring(0, dot);
    return place.endsWith("<init>")
        ? new Frame(type, "<init>", line)
        : new Frame(type, place.substring(dot + 1), line);
  }

  static Sample at(long second, String type, Frame... stack) {
    return new Sample(START.plusSeconds(second), type, 100, List.of(stack), List.of(), null);
  }

  static Sample chained(String type, Frame site, String root, Link... chain) {
    return new Sample(START, type, 100, List.of(site), List.of(chain), root);
  }
}
