package io.leakscribe.chart;

import io.leakscribe.findings.Findings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One time that an alert fired.
 *
 * @param alert its name; hostile input
 * @param from when it began to fire
 * @param to when it ended; null when no end is on record
 */
record Firing(String alert, Instant from, @Nullable Instant to) {

  /** The firings of an incident, in the order of their begin. */
  static List<Firing> of(Findings findings) {
    return findings.episodes().stream()
        .map(episode -> new Firing(episode.alert(), episode.fired(), episode.ended()))
        .toList();
  }
}
