package io.leakscribe.prometheus;

import io.leakscribe.outside.Recording.Answer;
import io.leakscribe.outside.Recording.Labelled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks one question after the other and notes the answers; stops when the server is gone. */
final class Interview {
  private static final int MAX_QUESTIONS = 150;

  private final Queries queries;
  private final List<Answer> answers = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private boolean over;

  Interview(Queries queries) {
    this.queries = queries;
  }

  /** The time that a question is about. */
  record Asked(Instant from, Instant to) {
    /** {@code 5400s}, to be put between brackets. */
    String range() {
      return seconds() + "s";
    }

    /** At least one. */
    long seconds() {
      return Math.max(1, Duration.between(from, to).toSeconds());
    }
  }

  /** Evaluates a query at the end of the time that it is about. */
  @Nullable Answer at(String name, String query, Asked asked) {
    return ask(name, query, asked, null, () -> queries.at(query, asked.to()));
  }

  /** Evaluates a query at every step. */
  @Nullable Answer over(String name, String query, Asked asked, Duration step) {
    Instant first = asked.from().plus(step);
    return ask(name, query, asked, step, () -> queries.over(query, first, asked.to(), step));
  }

  /** A question whose answer only says how to ask others, and is not kept. */
  List<Labelled> aside(String query, Instant time) {
    if (over) {
      return List.of();
    }
    try {
      return queries.at(query, time);
    } catch (PrometheusException e) {
      failed(query, e);
      return List.of();
    }
  }

  private interface Question {
    List<Labelled> ask() throws PrometheusException;
  }

  private @Nullable Answer ask(
      String name, String query, Asked asked, @Nullable Duration step, Question question) {
    if (over || answers.size() == MAX_QUESTIONS) {
      return null;
    }
    try {
      List<Labelled> series = question.ask();
      String id = "P" + (answers.size() + 1);
      Answer answer = new Answer(id, name, query, asked.from(), asked.to(), step, series);
      answers.add(answer);
      return answer;
    } catch (PrometheusException e) {
      failed(name, e);
      return null;
    }
  }

  private void failed(String what, PrometheusException e) {
    String problem = e.getMessage() + " (asked for " + Failures.oneLine(what) + ").";
    problems.add(problem);
    if (!e.serverAnswers()) {
      over = true;
    }
  }

  void problem(String sentence) {
    problems.add(sentence);
  }

  /** Whether nothing could be asked at all. */
  boolean failedAtOnce() {
    return over && answers.isEmpty();
  }

  /** Puts a shorter form in the place of an answer. */
  void replace(Answer old, List<Labelled> series) {
    int at = answers.indexOf(old);
    answers.set(
        at,
        new Answer(old.id(), old.name(), old.query(), old.from(), old.to(), old.step(), series));
  }

  List<Answer> answers() {
    return List.copyOf(answers);
  }

  List<String> problems() {
    return List.copyOf(problems);
  }
}
