package io.leakscribe.draft;

import io.leakscribe.findings.Findings;
import io.leakscribe.findings.Growth;
import io.leakscribe.findings.Moment;
import io.leakscribe.findings.Proof;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Replica;
import io.leakscribe.incident.Restart;
import io.leakscribe.incident.Run;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Origin;
import io.leakscribe.journal.RestartGain;
import io.leakscribe.journal.Suspect;
import io.leakscribe.timeline.LossWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the reader needs in the first ten seconds. */
final class Glance {

  private static final int MOST_LOST = 2;

  private Glance() {}

  static Block of(Findings findings) {
    Incident incident = findings.incident();
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(new Block.Fact("What leaks", what(incident)));
    FleetSection.line(incident).ifPresent(line -> facts.add(new Block.Fact("Where", line)));
    facts.add(new Block.Fact("Since", since(findings)));
    boolean isLost = incident.runs().stream().anyMatch(run -> run.lost() != null);
    String tried = isLost ? "Lost and restarted" : "Tried";
    lost(incident).ifPresent(line -> facts.add(new Block.Fact(tried, line)));
    facts.add(new Block.Fact("How long we have", time(findings)));
    facts.add(new Block.Fact("What to do now", todo(findings)));
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
    String kind = leading.holder() == null ? "" : leading.kind().label().replace('-', ' ') + ", ";
    say.and(" (" + kind + "confidence ");
    say.strong(Format.percent(leading.confidence())).and(").");
    Words.amounts(say, leading);
    return say.cite(incident.cite(turn.origin())).done();
  }

  private static List<Span> since(Findings findings) {
    Incident incident = findings.incident();
    Moment onset = findings.times().onset();
    Origin detected = incident.detected();
    if (onset.at() == null) {
      return Say.text("Unknown: " + onset.how() + ". First seen ")
          .strong(Format.near(detected.time(), incident.asOf()))
          .and(".")
          .cite(incident.cite(detected))
          .done();
    }
    Say say = new Say().strong(Words.when(onset, incident.asOf()) + Words.interval(onset));
    boolean bounded = onset.latest() != null;
    say.and(bounded ? ", from the signal." : ", as the agent estimated it.");
    Words.cite(say, onset.events());
    say.and(" First reported " + after(onset.at(), detected.time(), incident.asOf()) + ".");
    return say.cite(incident.cite(detected)).done();
  }

  private static String after(Instant from, Instant to, Instant asOf) {
    return to.isBefore(from)
        ? "at " + Format.near(to, to, asOf)
        : Format.duration(Duration.between(from, to)) + " later, at " + Format.near(to, from, asOf);
  }

  private static List<Span> time(Findings findings) {
    Incident incident = findings.incident();
    Moment recovery = findings.times().recovery();
    Growth after = findings.proof().after();
    if (recovery.at() != null) {
      Say say =
          Say.text("Over since ").strong(Format.near(recovery.at(), incident.asOf())).and(".");
      return Words.cite(say, recovery.events()).done();
    } else if (after != null && findings.proof().verdict() == Proof.Verdict.TOO_EARLY) {
      return stopped(findings.proof(), after, incident.asOf());
    } else if (incident.isAllEnded()) {
      return ended(incident);
    }
    Exhaustion exhaustion = incident.exhaustion();
    String event = incident.cite(incident.latest().origin());
    Run live = unreported(incident);
    if (live != null) {
      return Say.text("Not known: what was foreseen was of a process that has ended. ")
          .and(live.name() + " has run since " + Format.near(live.first(), incident.asOf()))
          .and(version(live) + ", and has reported nothing so far.")
          .cite(event)
          .done();
    }
    if (exhaustion == null) {
      return Say.text("No exhaustion is foreseen from what has been measured so far.")
          .cite(event)
          .done();
    }
    return countdown(incident, exhaustion).cite(event).done();
  }

  /** The newest process, where all that reported the leak have ended; null otherwise. */
  private static @Nullable Run unreported(Incident incident) {
    boolean reports = Replica.of(incident).stream().anyMatch(Glance::reports);
    Run live = null;
    for (Run run : incident.runs()) {
      live = run.hasEnded() ? live : run;
    }
    return reports ? null : live;
  }

  private static boolean reports(Replica replica) {
    return replica.now() != null && !replica.newest().hasEnded();
  }

  private static String version(Run run) {
    return run.version() == null ? "" : ", with version " + run.version();
  }

  private static List<Span> stopped(Proof proof, Growth after, Instant asOf) {
    Growth first = proof.first() == null ? after : proof.first();
    Say say = Say.text("Growth stopped at ").strong(Format.near(first.from(), after.to(), asOf));
    Run run = after.run();
    Instant sure = after.from().plus(proof.needed());
    if (run.hasEnded()) {
      say.and(". " + run.name() + " ended at " + Format.near(run.last(), sure, asOf));
      say.and(" without growth, after " + Format.duration(after.watched()) + " of the ");
      say.and(Format.duration(proof.needed()) + " that it takes to be sure.");
    } else {
      say.and(
          "; whether it stays so is sure at about " + Format.near(sure, after.from(), asOf) + ".");
    }
    return Words.cite(say, after.events()).done();
  }

  /** What a process that is gone had left concerns nobody. */
  private static List<Span> ended(Incident incident) {
    Run last = incident.runs().get(0);
    for (Run run : incident.runs()) {
      last = run.last().isBefore(last.last()) ? last : run;
    }
    String how = last.lost() == null ? " stopped at " : " was lost at ";
    Say say = Say.text("No process is left: " + last.name() + how);
    say.strong(Format.near(last.last(), incident.asOf())).and(", and nothing is known after that.");
    if (last.stopped() != null) {
      say.cite(incident.cite(last.stopped()));
    } else if (last.lost() != null) {
      say.cite(incident.cite(last.lost().origin()));
    }
    return say.done();
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

  private static List<Span> todo(Findings findings) {
    Incident incident = findings.incident();
    Suspect leading = incident.leading();
    if (findings.isOverByWordOnly()) {
      return Say.only(
          "Nothing, if the note is right: no measurement shows it. Watch the entries for as long as"
              + " the growth had taken to show.");
    }
    if (findings.times().recovery().at() != null) {
      return Say.only("Nothing. Watch the live set for as long as the growth had taken to show.");
    }
    Growth after = findings.proof().after();
    Run live = unreported(incident);
    boolean watched = after != null && !after.run().hasEnded();
    if (findings.proof().verdict() == Proof.Verdict.TOO_EARLY && (watched || live == null)) {
      return Say.only(
          incident.isAllEnded()
              ? "Watch the next process of this version for as long as that."
              : "Leave it as it is, and look again at that time.");
    }
    if (live != null && leading != null) {
      Say say = Words.subject(Say.text("Watch whether "), leading);
      return say.and(" grows in " + live.name() + ", for as long as it had taken to show.").done();
    }
    if (leading == null) {
      return Say.only("Wait for a suspect, and take traffic off a replica before it is full.");
    }
    if (incident.isAllEnded()) {
      return Say.only(
          "No process is left to act on. Start it with a version from before this leak if there is"
              + " one: a start of the same version fills up again.");
    }
    List<Span> line = new ArrayList<>(Say.only(Advice.stopGap(leading.kind())));
    line.addAll(restartBuys(incident));
    return line;
  }

  /** Processes that died, how soon the next came, and whether that helped. */
  private static Optional<List<Span>> lost(Incident incident) {
    List<Run> lost = incident.runs().stream().filter(run -> run.lost() != null).toList();
    Restart failed = null;
    for (Restart restart : incident.restarts()) {
      boolean didNotHelp = restart.verdict() == Restart.Verdict.DID_NOT_HELP && restart.isOfLeak();
      failed = didNotHelp ? restart : failed;
    }
    Say say = new Say();
    for (Run run : lost.subList(Math.max(0, lost.size() - MOST_LOST), lost.size())) {
      Event.RunLost end = Objects.requireNonNull(run.lost());
      say.and(run.name() + " " + LossWords.brief(end.cause()) + " at ");
      say.strong(Format.near(end.lastSeen(), incident.asOf())).and(restarted(incident, run) + ".");
      say.cite(incident.cite(end.origin())).and(" ");
    }
    List<Span> line = new ArrayList<>(say.done());
    if (failed != null) {
      line.addAll(ResolutionSection.restart(incident, failed));
    }
    return line.isEmpty() ? Optional.empty() : Optional.of(line);
  }

  private static String restarted(Incident incident, Run run) {
    for (Restart restart : incident.restarts()) {
      if (restart.before().id().equals(run.id())) {
        Duration gap = Duration.between(run.last(), restart.after().first());
        return ", " + restart.after().name() + " came up " + Format.duration(gap) + " later";
      }
    }
    return "";
  }

  private static List<Span> restartBuys(Incident incident) {
    Turn turn = incident.latestWithSuspects();
    RestartGain gain = turn == null ? null : turn.diagnosis().restartBuys();
    if (turn == null || gain == null) {
      return List.of();
    }
    String shortest = Format.duration(gain.shortest());
    String longest = gain.longest() == null ? "" : Format.duration(gain.longest());
    String range = longest.isEmpty() ? " (at least " + shortest + ")" : "";
    boolean isWide = !longest.isEmpty() && !longest.equals(shortest);
    return Say.text(" It buys about ")
        .strong(Format.duration(gain.expected()))
        .and((isWide ? " (" + shortest + " to " + longest + ")" : range) + ".")
        .cite(incident.cite(turn.origin()))
        .done();
  }
}
