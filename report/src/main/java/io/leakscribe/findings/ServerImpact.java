package io.leakscribe.findings;

import io.leakscribe.findings.Harm.Compared;
import io.leakscribe.findings.Impact.Line;
import io.leakscribe.findings.Impact.Measured;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.outside.Measure;
import io.leakscribe.outside.Recording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server's answers tell of the impact.
 *
 * @param lines what was worse, the heaviest first; one that says so when nothing was
 * @param table all that was measured
 * @param windows which times were compared, and what to mind
 * @param harm when the service was worse
 */
record ServerImpact(
    List<Line> lines, List<Measured> table, List<String> windows, @Nullable Harm harm) {
  private static final String REQUESTS = "requests";
  private static final String ERRORS = "errors";

  static ServerImpact of(Incident incident, Recording recording) {
    Answers answers = new Answers(recording);
    List<Measured> table = new ArrayList<>();
    Measured share = share(answers);
    if (share != null) {
      table.add(share);
    }
    List<Measured> others = new ArrayList<>();
    for (Measure measure : recording.measures()) {
      boolean counted = measure.name().equals(REQUESTS) || measure.name().equals(ERRORS);
      Measured measured = counted ? null : answers.measured(measure);
      if (measured != null) {
        others.add(measured);
      }
    }
    others.stream().filter(one -> one.unit().equals(Measure.SECONDS)).forEach(table::add);
    Measured throughput = throughput(answers);
    if (throughput != null) {
      table.add(throughput);
    }
    others.stream().filter(one -> !one.unit().equals(Measure.SECONDS)).forEach(table::add);
    Compared compared = Harm.compared(recording, onset(incident, answers), recording.to());
    Harm harm = table.isEmpty() ? null : compared.harm();
    return new ServerImpact(
        table.isEmpty() ? List.of() : ImpactLines.of(table, answers, harm),
        table,
        ImpactWindows.of(incident, recording, answers, table.isEmpty() ? null : compared),
        harm);
  }

  /** The onset that was known when Prometheus was asked: what was asked for depends on it. */
  private static Instant onset(Incident incident, Answers answers) {
    Period before = answers.anyPeriod(false);
    Instant onset = incident.onset() == null ? incident.detected().time() : incident.onset();
    return before == null ? onset : before.to();
  }

  private static @Nullable Measured share(Answers answers) {
    Double failed = answers.during(ERRORS);
    Double all = answers.during(REQUESTS);
    if (failed == null || all == null) {
      return null;
    }
    Double failedBefore = answers.before(ERRORS);
    Double allBefore = answers.before(REQUESTS);
    boolean known = failedBefore != null && allBefore != null && allBefore > 0;
    return new Measured(
        "error-share",
        "Requests answered with 5xx",
        Measure.SHARE,
        Measure.Better.LOWER,
        known ? Double.valueOf(failedBefore / allBefore) : null,
        all > 0 ? Double.valueOf(Math.min(1, failed / all)) : null,
        known ? counts(failedBefore, allBefore) : "",
        counts(failed, all),
        answers.cites(REQUESTS, ERRORS));
  }

  private static String counts(double some, double all) {
    return Format.number(Math.rint(some)) + " of " + Format.number(Math.rint(all));
  }

  private static @Nullable Measured throughput(Answers answers) {
    Double all = answers.during(REQUESTS);
    Period during = answers.period(REQUESTS, true);
    if (all == null || during == null || during.length().isZero()) {
      return null;
    }
    Double allBefore = answers.before(REQUESTS);
    Period before = answers.period(REQUESTS, false);
    boolean known = allBefore != null && before != null && allBefore > 0;
    return new Measured(
        "throughput",
        "Requests answered",
        "a second",
        Measure.Better.HIGHER,
        known && before != null && allBefore != null
            ? Double.valueOf(allBefore / before.length().toSeconds())
            : null,
        all / during.length().toSeconds(),
        "",
        "",
        answers.cites(REQUESTS));
  }
}
