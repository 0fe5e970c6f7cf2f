package io.leakscribe.draft;

import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Restart;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Origin;
import io.leakscribe.journal.RestartGain;
import io.leakscribe.journal.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the reader needs in the first ten seconds. */
final class Glance {

  private Glance() {}

  static Block of(Incident incident) {
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(new Block.Fact("What leaks", what(incident)));
    FleetSection.line(incident).ifPresent(line -> facts.add(new Block.Fact("Where", line)));
    facts.add(new Block.Fact("Since", since(incident)));
    facts.add(new Block.Fact("How long we have", time(incident)));
    facts.add(new Block.Fact("What to do now", todo(incident)));
    return new Block.Box("In ten seconds", facts);
  }

  private static List<Span> what(Incident incident) {
    Turn turn = incident.latestWithSuspects();
    Suspect leading = incident.leading();
    if (turn == null || leading == null) {
      return Say.only("Not known yet: memory grows, and no holder has been named.");
    }
    Say say = Words.subject(new Say(), leading);
    if (leading.holder() != null && leading.leakingClass() != null) {
      say.and(" keeps instances of ").name(leading.leakingClass());
    }
    say.and(" (" + leading.kind().label() + ", confidence ");
    say.strong(Format.percent(leading.confidence())).and(").");
    Words.amounts(say, leading);
    return say.cite(incident.cite(turn.origin())).done();
  }

  private static List<Span> since(Incident incident) {
    Instant onset = incident.onset();
    Turn turn = incident.onsetTurn();
    Origin detected = incident.detected();
    if (onset == null || turn == null) {
      return Say.text("Unknown: the begin could not be read from the series. First seen ")
          .strong(Format.minute(detected.time()))
          .and(".")
          .cite(incident.cite(detected))
          .done();
    }
    Say say = new Say().strong(Format.minute(onset)).and(", from the signal.");
    say.cite(incident.cite(turn.origin()));
    say.and(" First reported " + after(onset, detected.time()) + ".");
    return say.cite(incident.cite(detected)).done();
  }

  private static String after(Instant from, Instant to) {
    return to.isBefore(from)
        ? "at " + Format.minute(to)
        : Format.duration(Duration.between(from, to)) + " later, at " + Format.near(to, from);
  }

  private static List<Span> time(Incident incident) {
    Event.LeakResolved resolved = incident.resolved();
    if (resolved != null) {
      return Say.text("Resolved at ")
          .strong(Format.minute(resolved.origin().time()))
          .and(".")
          .cite(incident.cite(resolved.origin()))
          .done();
    }
    Exhaustion exhaustion = incident.exhaustion();
    String event = incident.cite(incident.latest().origin());
    if (exhaustion == null) {
      return Say.text("No exhaustion is foreseen from what has been measured so far.")
          .cite(event)
          .done();
    }
    return countdown(incident, exhaustion).cite(event).done();
  }

  private static Say countdown(Incident incident, Exhaustion exhaustion) {
    Duration least = Duration.between(incident.asOf(), exhaustion.earliest());
    String resource =
        exhaustion.resource().equals("container") ? "container memory" : exhaustion.resource();
    Say say = new Say();
    if (least.isNegative() || least.isZero()) {
      say.strong("No time left").and(": the " + resource + " may be full at any moment.");
    } else {
      say.strong("At least " + Format.duration(least));
      say.and(
          " before the "
              + resource
              + " is full, counted from "
              + Format.near(incident.asOf(), incident.asOf())
              + ".");
    }
    Instant latest = exhaustion.latest();
    return say.and(
        " Expected at %s; with 90 %% certainty between %s and %s."
            .formatted(
                Format.near(exhaustion.at(), incident.asOf()),
                Format.near(exhaustion.earliest(), incident.asOf()),
                latest == null
                    ? "an end that is not known"
                    : Format.near(latest, incident.asOf())));
  }

  private static List<Span> todo(Incident incident) {
    Suspect leading = incident.leading();
    if (incident.resolved() != null) {
      return Say.only("Nothing. Watch the live set for as long as the growth had taken to show.");
    }
    if (leading == null) {
      return Say.only("Wait for a suspect, and take traffic off a replica before it is full.");
    }
    List<Span> line = new ArrayList<>();
    for (Restart restart : incident.restarts()) {
      if (line.isEmpty() && restart.verdict() == Restart.Verdict.DID_NOT_HELP) {
        line.addAll(ResolutionSection.restart(incident, restart));
        line.addAll(Say.only(" "));
      }
    }
    line.addAll(Say.only(Advice.stopGap(leading.kind())));
    line.addAll(restartBuys(incident));
    return line;
  }

  private static List<Span> restartBuys(Incident incident) {
    Turn turn = incident.latestWithSuspects();
    RestartGain gain = turn == null ? null : turn.diagnosis().restartBuys();
    if (turn == null || gain == null) {
      return List.of();
    }
    String longest = gain.longest() == null ? "not known" : Format.duration(gain.longest());
    return Say.text(" A restart buys about ")
        .strong(Format.duration(gain.expected()))
        .and(" (" + Format.duration(gain.shortest()) + " to " + longest + ").")
        .cite(incident.cite(turn.origin()))
        .done();
  }
}
