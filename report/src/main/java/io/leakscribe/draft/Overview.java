package io.leakscribe.draft;

import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Restart;
import io.leakscribe.incident.Run;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Origin;
import io.leakscribe.journal.RestartGain;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
import io.leakscribe.timeline.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the reader needs in the first ten seconds, and the summary. */
final class Overview {
  private Overview() {}

  static Block box(Incident incident) {
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(new Block.Fact("What leaks", what(incident)));
    facts.add(new Block.Fact("Since", since(incident)));
    facts.add(new Block.Fact("How long we have", time(incident)));
    facts.add(new Block.Fact("What to do now", todo(incident)));
    return new Block.Box("In ten seconds", facts);
  }

  static List<Block> summary(Incident incident) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Issue summary"));
    blocks.add(new Block.Bullets(List.of(duration(incident), impact(incident), cause(incident))));
    blocks.add(
        new Block.Question(
            "What share of users was affected, what did they see, by how much did response times"
                + " change, and what did it cost the business?"));
    blocks.add(times(incident));
    return blocks;
  }

  private static List<Span> what(Incident incident) {
    Turn turn = incident.latestWithSuspects();
    Suspect leading = incident.leading();
    if (turn == null || leading == null) {
      return Say.only("Not known yet: memory grows, and no holder has been named.");
    }
    Say say = subject(new Say(), leading);
    if (leading.holder() != null && leading.leakingClass() != null) {
      say.and(" keeps instances of ").name(leading.leakingClass());
    }
    say.and(" (" + leading.kind().label() + ", confidence ");
    say.strong(Format.percent(leading.confidence())).and(").");
    amounts(say, leading);
    return say.cite(incident.cite(turn.origin())).done();
  }

  static void amounts(Say say, Suspect suspect) {
    if (suspect.entries() != null) {
      say.and(" " + Format.number(suspect.entries()));
      say.and(suspect.entries() == 1 ? " entry" : " entries");
      say.and(suspect.bytes() == null ? "" : ", about " + Format.bytes(suspect.bytes()));
      say.and(
          suspect.entriesPerHour() == null
              ? "."
              : ", " + Format.signed(suspect.entriesPerHour()) + " an hour.");
    } else if (suspect.bytesPerHour() != null) {
      say.and(" About " + Format.bytes(suspect.bytesPerHour()) + " more each hour.");
    }
  }

  static Say subject(Say say, Suspect suspect) {
    return suspect.holder() != null ? say.name(suspect.holder()) : say.and(Subject.of(suspect));
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
        line.addAll(Story.restart(incident, restart));
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

  private static List<Span> duration(Incident incident) {
    Instant onset = incident.onset();
    Origin first = incident.detected();
    Instant from = onset == null ? first.time() : onset;
    Event.LeakResolved resolved = incident.resolved();
    Instant to = resolved == null ? incident.asOf() : resolved.origin().time();
    Say say = new Say().strong("Duration: ");
    say.and(Format.duration(Duration.between(from, to)) + ", from " + Format.minute(from));
    say.and(onset == null ? " (first report)" : " (growth began)");
    say.and(resolved == null ? "; still open at " : " to ").and(Format.minute(to) + ".");
    say.cite(incident.cite(first));
    return resolved == null ? say.done() : say.cite(incident.cite(resolved.origin())).done();
  }

  private static List<Span> impact(Incident incident) {
    Say say = new Say().strong("Impact, as far as measured here: ");
    long lost = incident.runs().stream().filter(run -> run.lost() != null).count();
    if (lost == 0) {
      return noneLost(incident, say).done();
    }
    say.and(lost == 1 ? "one process was lost" : lost + " processes were lost");
    say.and(" without an orderly stop.");
    for (Run run : incident.runs()) {
      if (run.lost() != null) {
        say.cite(incident.cite(run.lost().origin()));
      }
    }
    return say.done();
  }

  /** A journal that just ends tells of a process that runs on, or of one that was killed. */
  private static Say noneLost(Incident incident, Say say) {
    Run newest = incident.runs().get(incident.runs().size() - 1);
    return newest.stopped() != null
        ? say.and("no process of the service was lost while it lasted.")
        : say.and(
            "no lost process is on record. The journal of "
                + newest.name()
                + " ends at "
                + Format.second(newest.last())
                + " without an orderly stop: the process runs on, or was lost and not started"
                + " again.");
  }

  private static List<Span> cause(Incident incident) {
    Suspect leading = incident.leading();
    Turn turn = incident.latestWithSuspects();
    Say say = new Say().strong("Root cause: ");
    if (leading == null || turn == null) {
      return say.and("not known yet.").done();
    }
    subject(say, leading).and(" grew and its entries were not let go");
    if (leading.leakingClass() != null) {
      say.and(": instances of ").name(leading.leakingClass()).and(" piled up");
    }
    say.and(
        ". That is what the evidence says with a confidence of "
            + Format.percent(leading.confidence())
            + ".");
    return say.cite(incident.cite(turn.origin())).done();
  }

  private static Block times(Incident incident) {
    List<List<List<Span>>> rows = new ArrayList<>();
    Instant onset = incident.onset();
    Turn onsetTurn = incident.onsetTurn();
    rows.add(
        row(
            "Onset",
            onset,
            "from the signal: when growth began",
            onsetTurn == null ? null : incident.cite(onsetTurn.origin())));
    rows.add(stage(incident, "Detection", incident.turns().get(0), "first report of the agent"));
    rows.add(
        stage(
            incident, "Confirmed", incident.first(Stage.CONFIRMED), "two kinds of evidence agree"));
    rows.add(stage(incident, "Critical", incident.first(Stage.CRITICAL), "exhaustion near"));
    rows.add(
        row(
            "Mitigation",
            null,
            "no measurement shows when growth was stopped by a stop-gap",
            null));
    Event.LeakResolved resolved = incident.resolved();
    rows.add(
        resolved == null
            ? row("Recovery", null, "growth has not been seen to stop", null)
            : row(
                "Recovery",
                resolved.origin().time(),
                "growth had stopped and stayed stopped",
                incident.cite(resolved.origin())));
    return new Block.Table(
        "Times of the incident", List.of("What", "Time (UTC)", "How it is known", "Event"), rows);
  }

  private static List<List<Span>> stage(
      Incident incident, String name, @Nullable Turn turn, String how) {
    return turn == null
        ? row(name, null, "not reached", null)
        : row(name, turn.origin().time(), how, incident.cite(turn.origin()));
  }

  private static List<List<Span>> row(
      String name, @Nullable Instant time, String how, @Nullable String event) {
    String shown = time == null ? "unknown" : Format.second(time).replace(" UTC", "");
    return List.of(
        Say.only(name),
        Say.only(shown),
        Say.only(how),
        event == null ? List.of() : List.of(new Span.Cite(event)));
  }
}
