package io.leakscribe.findings;

import io.leakscribe.findings.Harm.Compared;
import io.leakscribe.findings.Impact.Line;
import io.leakscribe.findings.Impact.Measured;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.outside.Measure;
import io.leakscribe.outside.Recording;
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
    Uptime uptime = Uptime.of(incident);
    Compared compared = Harm.compared(recording, uptime, recording.to());
    Harm harm = table.isEmpty() ? null : compared.harm();
    return new ServerImpact(
        table.isEmpty() ? List.of() : ImpactLines.of(table, answers, harm),
        table,
        ImpactWindows.of(uptime, incident, recording, answers, table.isEmpty() ? null : compared),
        harm);
  }

  /** Some of all requests. */
  private record Share(double failed, double all) {
    static @Nullable Share of(@Nullable Double failed, @Nullable Double all) {
      return failed == null || all == null ? null : new Share(failed, all);
    }

    static @Nullable Double value(@Nullable Share share) {
      return share == null || share.all() <= 0
          ? null
          : Double.valueOf(Math.min(1, share.failed() / share.all()));
    }

    static String counts(@Nullable Share share) {
      return share == null
          ? ""
          : Format.number(Math.rint(share.failed()))
              + " of "
              + Format.number(Math.rint(share.all()));
    }
  }

  private static @Nullable Measured share(Answers answers) {
    Share during = Share.of(answers.during(ERRORS), answers.during(REQUESTS));
    if (during == null) {
      return null;
    }
    Share before = Share.of(answers.before(ERRORS), answers.before(REQUESTS));
    return new Measured(
        "error-share",
        "Requests answered with 5xx",
        Measure.SHARE,
        Measure.Better.LOWER,
        Share.value(before),
        Share.value(during),
        Share.counts(before),
        Share.counts(during),
        answers.cites(REQUESTS, ERRORS));
  }

  private static @Nullable Measured throughput(Answers answers) {
    Double during = perSecond(answers.during(REQUESTS), answers.period(REQUESTS, true));
    return during == null
        ? null
        : new Measured(
            "throughput",
            "Requests answered",
            "a second",
            Measure.Better.HIGHER,
            perSecond(answers.before(REQUESTS), answers.period(REQUESTS, false)),
            during,
            "",
            "",
            answers.cites(REQUESTS));
  }

  private static @Nullable Double perSecond(@Nullable Double count, @Nullable Period period) {
    long seconds = period == null ? 0 : period.length().toSeconds();
    return count == null || seconds == 0 ? null : Double.valueOf(count / seconds);
  }
}
