package io.leakscribe.prometheus;

import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Notice;
import io.leakscribe.incident.Point;
import io.leakscribe.outside.Recording;
import io.leakscribe.outside.Recording.Answer;
import io.leakscribe.outside.Recording.Labelled;
import io.leakscribe.prometheus.Interview.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Asks for what Prometheus makes by itself: the alerts, and whether targets answered. */
final class ScrapeQuestions {
  /** Above this, a time is looked at in steps. */
  private static final int MAX_RAW = 20_000;

  private static final int MAX_STEPS = 1000;
  private static final Duration BEFORE = Duration.ofMinutes(30);
  private static final Duration USUAL_INTERVAL = Duration.ofSeconds(15);

  private final Interview interview;
  private final Incident incident;
  private final OwnTargets.Found own;
  private final Instant onset;

  ScrapeQuestions(Interview interview, Incident incident, OwnTargets.Found own, Instant onset) {
    this.interview = interview;
    this.incident = incident;
    this.own = own;
    this.onset = onset;
  }

  /**
   * Asks.
   *
   * @return how far apart the scrapes are; a guess when that does not show
   */
  Duration ask(Asked asked) {
    Duration interval = USUAL_INTERVAL;
    Set<Target> targets = own.all();
    if (!targets.isEmpty()) {
      String matchers = Matchers.of(targets);
      Answer up = samples(Recording.UP, "up{" + matchers + "}", asked, "min_over_time");
      interval = up == null ? interval : interval(up);
      Answer starts =
          samples(
              Recording.PROCESS_START,
              "process_start_time_seconds{" + matchers + "}",
              asked,
              "last_over_time");
      changesOnly(starts);
    }
    alerts(new Asked(onset.minus(BEFORE), asked.to()));
    return interval;
  }

  private void alerts(Asked asked) {
    String matchers = matchers(asked);
    samples(Recording.ALERTS, "ALERTS{" + matchers + "}", asked, "last_over_time");
    changesOnly(
        samples(
            Recording.PENDING_SINCE,
            "ALERTS_FOR_STATE{" + matchers + "}",
            asked,
            "last_over_time"));
  }

  /**
   * Alerts of the service's targets, and those of no target unless these are a great many; else
   * those that are known by name.
   */
  private String matchers(Asked asked) {
    Set<Target> targets = own.all();
    if (!targets.isEmpty()) {
      String around = Matchers.around(targets);
      return count("ALERTS{" + around + "}", asked) <= MAX_RAW ? around : Matchers.jobs(targets);
    }
    Set<String> names = new TreeSet<>();
    for (Notice alert : incident.alerts()) {
      String name = alert.labels().get("alertname");
      if (name != null) {
        names.add(name);
      }
    }
    names.addAll(
        List.of(
            "LeakscribeLeakSuspected",
            "LeakscribeLeakConfirmed",
            "LeakscribeHeapExhaustionSoon",
            "LeakscribeAgentDown"));
    return Matchers.matcher("alertname", names);
  }

  /** The samples as they were stored where there are few enough, else one for each step. */
  private @Nullable Answer samples(String name, String selector, Asked asked, String function) {
    if (count(selector, asked) <= MAX_RAW) {
      return interview.at(name, selector + "[" + asked.range() + "]", asked);
    }
    Duration step = Steps.atLeast(Duration.ofSeconds(asked.seconds()).dividedBy(MAX_STEPS));
    String query = function + "(" + selector + "[" + step.toSeconds() + "s])";
    return interview.over(name, query, asked, step);
  }

  private double count(String selector, Asked asked) {
    String query = "sum(count_over_time(" + selector + "[" + asked.range() + "]))";
    return interview.aside(query, asked.to()).stream()
        .flatMap(series -> series.points().stream())
        .mapToDouble(Point::value)
        .sum();
  }

  private void changesOnly(@Nullable Answer answer) {
    if (answer != null) {
      interview.replace(
          answer,
          answer.series().stream()
              .map(series -> new Labelled(series.labels(), changes(series.points())))
              .toList());
    }
  }

  /** The first and the last sample of each stretch of one value. */
  private static List<Point> changes(List<Point> points) {
    List<Point> kept = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      boolean begins = i == 0 || points.get(i - 1).value() != points.get(i).value();
      boolean ends = i == points.size() - 1 || points.get(i + 1).value() != points.get(i).value();
      if (begins || ends) {
        kept.add(points.get(i));
      }
    }
    return kept;
  }

  private static Duration interval(Answer up) {
    if (up.step() != null) {
      return USUAL_INTERVAL;
    }
    long[] gaps =
        up.series().stream().flatMapToLong(series -> gaps(series.points())).sorted().toArray();
    return gaps.length == 0 ? USUAL_INTERVAL : Duration.ofMillis(gaps[gaps.length / 2]);
  }

  private static LongStream gaps(List<Point> points) {
    return IntStream.range(1, points.size())
        .mapToLong(
            i -> Duration.between(points.get(i - 1).time(), points.get(i).time()).toMillis());
  }
}
