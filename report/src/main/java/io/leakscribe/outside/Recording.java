package io.leakscribe.outside;

import io.leakscribe.incident.Point;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a Prometheus server was asked about an incident, and what it answered. Kept beside the
 * draft: a server forgets after weeks, and a draft is read and made again for longer.
 *
 * @param server host and port; never credentials
 * @param from begin of the time that was asked for
 * @param to end of it
 * @param answers in the order of the questions; empty when no server was asked
 * @param problems what could not be asked or was not answered, a sentence each
 */
public record Recording(
    String server, Instant from, Instant to, List<Answer> answers, List<String> problems) {

  /** No server was asked. */
  public static final Recording NONE =
      new Recording("", Instant.EPOCH, Instant.EPOCH, List.of(), List.of());

  public Recording {
    answers = List.copyOf(answers);
    problems = List.copyOf(problems);
  }

  /**
   * The answer to one question.
   *
   * @param id short id to cite, {@code P3} for the third
   * @param name what was asked for: {@code alerts}, {@code alerts.pending-since}, {@code up},
   *     {@code impact.errors} …
   * @param query in PromQL, as it was sent
   * @param series what came back
   */
  public record Answer(String id, String name, String query, List<Labelled> series) {
    public Answer {
      series = List.copyOf(series);
    }
  }

  /** One series of an answer: its labels, and its samples in the order of time. */
  public record Labelled(Map<String, String> labels, List<Point> points) {
    public Labelled {
      labels = Map.copyOf(labels);
      points = List.copyOf(points);
    }
  }
}
