package io.leakscribe.findings;

import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Run;
import io.leakscribe.incident.Series;
import io.leakscribe.incident.Slope;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When growth began, by the readings in the journal; the agent's own estimate is checked by it. */
final class Onset {
  /** What comes later than this after a start may have begun in between. */
  private static final Duration SOON = Duration.ofSeconds(15);

  private final Incident incident;
  private final @Nullable Turn turn;
  private final @Nullable Instant since;
  private final List<String> events = new ArrayList<>();

  private Onset(Incident incident) {
    this.incident = incident;
    this.turn = incident.onsetTurn();
    this.since = incident.onset();
  }

  static Moment of(Incident incident) {
    return new Onset(incident).moment();
  }

  private Moment moment() {
    Turn first = turn == null ? incident.turns().get(0) : turn;
    Run run = run(first);
    events.add(incident.cite(first.origin()));
    if (run == null) {
      return told("no run of the journal is that of the first report");
    }
    String holder = holder();
    Series series = holder == null ? run.floor() : run.holder(holder);
    Series read = series == null ? null : upToLastReport(run, series);
    if (read == null || read.points().size() < Hinge.MIN_READINGS) {
      return told("the journal has too few readings to check it");
    }
    String what = holder == null ? "the live set" : holder;
    Hinge hinge = Hinge.of(read.points());
    return hinge != null ? measured(hinge, what) : fromTheStart(run, read, what);
  }

  private @Nullable String holder() {
    Suspect leading = incident.leading();
    return leading == null ? null : leading.holder();
  }

  private @Nullable Run run(Turn first) {
    for (Run run : incident.runs()) {
      if (run.id().equals(first.origin().run())) {
        return run;
      }
    }
    return null;
  }

  /** It was still growing when the agent last reported it in that run; later it may not have. */
  private Series upToLastReport(Run run, Series series) {
    Instant last = run.first();
    for (Turn each : incident.turns()) {
      last = each.origin().run().equals(run.id()) ? each.origin().time() : last;
    }
    Series read = series.between(run.first(), last);
    return read.points().size() < Hinge.MIN_READINGS ? series : read;
  }

  private Moment measured(Hinge hinge, String what) {
    String how = "from the signal: no growth of " + what + " before it, and growth since";
    return new Moment(hinge.at(), hinge.earliest(), hinge.latest(), how + agent(hinge), events);
  }

  private String agent(Hinge hinge) {
    if (since == null) {
      return "";
    }
    boolean inside =
        !since.isAfter(hinge.latest())
            && hinge.earliest() != null
            && !since.isBefore(hinge.earliest());
    return "; the agent itself put it at "
        + Format.clock(since, incident.asOf())
        + (inside ? ", which agrees" : ", outside this interval");
  }

  private Moment fromTheStart(Run run, Series read, String what) {
    Slope slope = read.slope();
    if (slope == null || slope.lower() <= 0) {
      return told("the readings in the journal do not show when");
    }
    Instant first = read.points().get(0).time();
    Event.AgentStarted started = run.started();
    boolean atStart = Duration.between(run.first(), first).compareTo(soon(read)) <= 0;
    if (started != null && atStart) {
      events.add(0, incident.cite(started.origin()));
      return atOrBefore(
          run.first(),
          "from the signal: "
              + what
              + " grew from the first reading on, so growth began at or before the start of "
              + run.name());
    }
    Instant at = since != null && since.isBefore(first) ? since : first;
    return atOrBefore(
        at,
        "from the signal: "
            + what
            + " grew from the first reading in the journal on ("
            + Format.clock(first, incident.asOf())
            + "), so growth began at or before that"
            + (at.isBefore(first) ? "; the agent, which saw it sooner, put it at this time" : ""));
  }

  /** As good as the readings allow. */
  private static Duration soon(Series read) {
    Duration all = Duration.between(read.points().get(0).time(), read.last().time());
    Duration step = all.dividedBy(read.points().size() - 1);
    return step.compareTo(SOON) > 0 ? step : SOON;
  }

  private Moment atOrBefore(Instant at, String how) {
    return new Moment(at, null, at, how, events);
  }

  private Moment told(String why) {
    return since == null
        ? Moment.unknown("the begin of growth could not be read from the series: " + why)
        : new Moment(since, null, null, "as the agent estimated it; " + why, events);
  }
}
