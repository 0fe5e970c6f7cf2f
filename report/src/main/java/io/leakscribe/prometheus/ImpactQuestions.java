package io.leakscribe.prometheus;

import io.leakscribe.findings.Harm;
import io.leakscribe.findings.Harm.Compared;
import io.leakscribe.findings.Period;
import io.leakscribe.outside.Measure;
import io.leakscribe.outside.Recording.Answer;
import io.leakscribe.prometheus.Interview.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks how the service did, before the incident and during the harm. */
final class ImpactQuestions {
  /** A rate needs a few scrapes to be one. */
  private static final int SCRAPES = 4;

  private static final int MAX_STEPS = 1000;

  private final Interview interview;
  private final OwnTargets.Found own;
  private final ImpactSettings settings;
  private final Duration interval;
  private final List<Measure> measures = new ArrayList<>();
  private boolean hasBuckets;

  ImpactQuestions(
      Interview interview, OwnTargets.Found own, ImpactSettings settings, Duration interval) {
    this.interview = interview;
    this.own = own;
    this.settings = settings;
    this.interval = interval;
  }

  private interface Query {
    String over(String range);
  }

  /** Asks for what shows when the harm began and ended. */
  void overTime(Asked asked) {
    Duration step = step(asked);
    String matchers = own.matchers();
    HttpMetrics http = own.http();
    if (http != null && matchers != null) {
      hasBuckets = hasBuckets(http, matchers, asked);
      String range = step.toSeconds() + "s";
      interview.over(Harm.THROUGHPUT, http.rate(matchers, range), asked, step);
      interview.over(Harm.ERROR_SHARE, http.errorShare(matchers, range), asked, step);
      String latency =
          hasBuckets ? http.quantile(0.99, matchers, range) : http.mean(matchers, range);
      interview.over(Harm.LATENCY, latency, asked, step);
    }
    for (ImpactSettings.OwnMeasure one : settings.own()) {
      interview.over(one.measure().overTime(), filled(one, step.toSeconds() + "s"), asked, step);
    }
  }

  /** Never more than the 11,000 points that a server gives. */
  private Duration step(Asked asked) {
    Duration least = interval.multipliedBy(SCRAPES);
    Duration few = Duration.ofSeconds(asked.seconds()).dividedBy(MAX_STEPS);
    return Steps.atLeast(few.compareTo(least) > 0 ? few : least);
  }

  private boolean hasBuckets(HttpMetrics http, String matchers, Asked asked) {
    String query = "count(last_over_time(%s[%s]))".formatted(http.buckets(matchers), asked.range());
    return !interview.aside(query, asked.to()).isEmpty();
  }

  /** Asks for the same over two times. */
  void compared(Compared compared) {
    String matchers = own.matchers();
    HttpMetrics http = own.http();
    if (http != null && matchers != null) {
      both(UsualMeasures.REQUESTS, compared, range -> http.requests(matchers, range));
      both(UsualMeasures.ERRORS, compared, range -> http.errors(matchers, range));
      latency(http, matchers, compared);
    }
    Set<Target> targets = own.serving().isEmpty() ? own.agents() : own.serving();
    if (!targets.isEmpty()) {
      // What an operator tells may be labels that "up" does not have.
      boolean told = matchers == null || settings.targets() != null;
      String up = told ? Matchers.of(targets) : matchers;
      both(
          UsualMeasures.AVAILABILITY,
          compared,
          range -> "avg(avg_over_time(up{" + up + "}[" + range + "]))");
    }
    for (ImpactSettings.OwnMeasure one : settings.own()) {
      both(one.measure(), compared, range -> filled(one, range));
    }
  }

  private void latency(HttpMetrics http, String matchers, Compared compared) {
    if (hasBuckets) {
      both(UsualMeasures.P50, compared, range -> http.quantile(0.5, matchers, range));
      both(UsualMeasures.P99, compared, range -> http.quantile(0.99, matchers, range));
      return;
    }
    both(UsualMeasures.MEAN, compared, range -> http.mean(matchers, range));
    if (http == HttpMetrics.MICROMETER) {
      both(UsualMeasures.MAX, compared, range -> http.max(matchers, range));
    }
  }

  private void both(Measure measure, Compared compared, Query query) {
    measures.add(measure);
    Period before = compared.before();
    if (before != null) {
      once(measure.before(), query, before);
    }
    once(measure.during(), query, compared.during());
  }

  private void once(String name, Query query, Period period) {
    Asked asked = new Asked(second(period.from()), second(period.to()));
    Answer answer = interview.at(name, query.over(asked.range()), asked);
    if (answer != null && answer.series().size() > 1) {
      interview.problem(
          "The query %s gives %d series where one number is needed; put sum( ) or max( ) around it."
              .formatted(answer.id(), answer.series().size()));
    }
  }

  private static Instant second(Instant time) {
    return Instant.ofEpochSecond(time.getEpochSecond());
  }

  /** A query that does not say what to do with a window is averaged over it. */
  private String filled(ImpactSettings.OwnMeasure one, String range) {
    String query = one.query().replace("$targets", targets());
    return query.contains("$window")
        ? query.replace("$window", range)
        : "avg_over_time(("
            + query
            + ")["
            + range
            + ":"
            + Steps.atLeast(interval).toSeconds()
            + "s])";
  }

  private String targets() {
    @Nullable String matchers = own.matchers();
    if (matchers != null) {
      return matchers;
    }
    return own.agents().isEmpty() ? "job=\"\"" : Matchers.of(own.agents());
  }

  List<Measure> measures() {
    return measures;
  }
}
