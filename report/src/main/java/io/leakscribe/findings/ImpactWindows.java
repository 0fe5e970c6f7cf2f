package io.leakscribe.findings;

import io.leakscribe.findings.Harm.Compared;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.outside.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says which times were compared, and what to mind when reading the numbers. */
final class ImpactWindows {
  /** Fewer requests than this make no share worth much. */
  private static final double FEW = 100;

  private ImpactWindows() {}

  /**
   * A sentence each.
   *
   * @param compared null when nothing was measured
   */
  static List<String> of(
      Uptime uptime,
      Incident incident,
      Recording recording,
      Answers answers,
      @Nullable Compared compared) {
    List<String> said = new ArrayList<>();
    Period during = answers.anyPeriod(true);
    if (during == null || compared == null) {
      said.add(
          recording.answers().isEmpty() && !recording.problems().isEmpty()
              ? "Prometheus did not answer, so nothing of the impact is known from it: "
                  + recording.problems().get(0)
              : "Prometheus was asked, and had nothing that tells the impact.");
      return said;
    }
    said.add(during(compared, during));
    said.add(before(uptime, answers.anyPeriod(false), during));
    minds(said, answers);
    if (incident.asOf().isAfter(recording.to())) {
      said.add(
          "Prometheus was read up to "
              + Format.second(recording.to())
              + ", and the incident went on; 'report --prometheus URL' asks again.");
    }
    return said;
  }

  private static String during(Compared compared, Period during) {
    Harm harm = compared.harm();
    if (harm == null) {
      return "During: all of the time since growth began, "
          + span(during)
          + ". No harm shows in errors, response times, throughput or scrapes.";
    }
    String until = harm.lasts() ? "; it still did at the last reading" : " until it no longer did";
    return "During: from when harm showed%s, %s. What showed, in this order: %s."
        .formatted(until, span(during), String.join(", ", harm.signs()));
  }

  private static String before(Uptime uptime, @Nullable Period before, Period during) {
    if (before == null) {
      return "Before: nothing was recorded before growth began, so there is nothing to compare"
          + " with.";
    }
    boolean toOnset = Duration.between(before.to(), uptime.onset()).abs().toSeconds() < 2;
    String until = toOnset ? "up to when growth began, " : "a time before the last start, ";
    boolean shorter =
        before.length().multipliedBy(10).compareTo(during.length().multipliedBy(9)) < 0;
    return "Before: " + until + span(before) + (shorter ? why(uptime, before) : ".");
  }

  private static String why(Uptime uptime, Period before) {
    boolean young = !uptime.served(before.from());
    boolean known = uptime.runs().stream().anyMatch(run -> !run.first().isAfter(before.from()));
    return young
        ? "; a process that had just started, because nothing older was recorded."
        : "; less than the time during, because nothing older was recorded"
            + (known ? " of a process that had not just started." : ".");
  }

  private static void minds(List<String> said, Answers answers) {
    Double requests = answers.during("requests");
    if (requests != null) {
      said.add(
          "Counted by the service itself: requests that never reached it, or that it did not live"
              + " to answer, are in no number here.");
    }
    if (requests != null && requests < FEW) {
      said.add(
          "Only about %s requests were answered during that time: shares and response times are of"
                  .formatted(Format.number(Math.rint(requests)))
              + " few.");
    }
    if (answers.during("p99") != null) {
      said.add(
          "Percentiles are read from the buckets of a histogram: one at the bound of the largest"
              + " bucket means that or more.");
    } else if (answers.during("mean") != null) {
      said.add(
          "The service publishes no histogram of its response times, so there are no percentiles:"
              + " the mean hides how slow the slow ones were.");
    }
  }

  private static String span(Period period) {
    String to =
        Format.day(period.from()).equals(Format.day(period.to()))
            ? Format.clock(period.to()) + " UTC"
            : Format.second(period.to());
    return "%s to %s (%s)"
        .formatted(
            Format.second(period.from()).replace(" UTC", ""), to, Format.duration(period.length()));
  }
}
