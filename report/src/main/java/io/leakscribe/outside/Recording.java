package io.leakscribe.outside;

import io.leakscribe.incident.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a Prometheus server was asked about an incident, and what it answered. Kept beside the
 * draft: a server forgets after weeks, and a draft is read and made again for longer.
 *
 * @param server host and port; never credentials
 * @param from begin of the time that was asked for
 * @param to end of it
 * @param measures what of the answers tells the impact
 * @param answers in the order of the questions; empty when no server was asked
 * @param problems what could not be asked or was not answered, a sentence each
 */
public record Recording(
    String server,
    Instant from,
    Instant to,
    List<Measure> measures,
    List<Answer> answers,
    List<String> problems) {

  /** The alerts of the service: one sample for each evaluation at which one was there. */
  public static final String ALERTS = "alerts";

  /** Begin of each alert's condition, as the value, in seconds since 1970. */
  public static final String PENDING_SINCE = "alerts.pending-since";

  /** Whether the service's targets answered, 0 or 1. */
  public static final String UP = "up";

  /** When each target's process started, as the value, in seconds since 1970. */
  public static final String PROCESS_START = "process.start";

  /** No server was asked. */
  public static final Recording NONE =
      new Recording("", Instant.EPOCH, Instant.EPOCH, List.of(), List.of(), List.of());

  public Recording {
    measures = List.copyOf(measures);
    answers = List.copyOf(answers);
    problems = List.copyOf(problems);
  }

  /** Without measures of the impact. */
  public Recording(
      String server, Instant from, Instant to, List<Answer> answers, List<String> problems) {
    this(server, from, to, List.of(), answers, problems);
  }

  /** The answers to all questions of one name, in their order. */
  public List<Answer> named(String name) {
    return answers.stream().filter(answer -> answer.name().equals(name)).toList();
  }

  /** The first answer of a name that holds anything; null when there is none. */
  public @Nullable Answer first(String name) {
    for (Answer answer : answers) {
      if (answer.name().equals(name) && !answer.series().isEmpty()) {
        return answer;
      }
    }
    return null;
  }

  /** With one more problem. */
  public Recording plus(String problem) {
    List<String> all = new ArrayList<>(problems);
    all.add(problem);
    return new Recording(server, from, to, measures, answers, all);
  }

  /**
   * The answer to one question.
   *
   * @param id short id to cite, {@code P3} for the third
   * @param name what was asked for: {@code alerts}, {@code alerts.pending-since}, {@code up},
   *     {@code process.start}, {@code impact.errors} …
   * @param query in PromQL, as it was sent
   * @param from begin of the time that the answer covers
   * @param to end of it; when the query was evaluated, if it was evaluated once
   * @param step distance of the evaluations; null when it was evaluated once
   * @param series what came back
   */
  public record Answer(
      String id,
      String name,
      String query,
      Instant from,
      Instant to,
      @Nullable Duration step,
      List<Labelled> series) {
    public Answer {
      series = List.copyOf(series);
    }

    /** Of which the time is not known. */
    public Answer(String id, String name, String query, List<Labelled> series) {
      this(id, name, query, Instant.EPOCH, Instant.EPOCH, null, series);
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
