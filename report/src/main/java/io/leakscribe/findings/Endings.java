package io.leakscribe.findings;

import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Run;
import io.leakscribe.journal.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a stop-gap took effect, and when growth was over in a process that lives. */
final class Endings {
  /** Whoever says "resolved" and is gone so soon after it has proved nothing. */
  private static final Duration LIVES_ON = Duration.ofMinutes(10);

  private final Incident incident;
  private final Proof proof;

  Endings(Incident incident, Proof proof) {
    this.incident = incident;
    this.proof = proof;
  }

  Moment mitigation() {
    Growth before = proof.before();
    Growth after = proof.after();
    if (before == null || after == null) {
      return Moment.unknown(
          "the journals show no restart, version change or pause after which growth was slower");
    } else if (!proof.slowed()) {
      String what =
          proof.verdict() == Proof.Verdict.STOP_GAP ? " did not slow it: " : " cannot be judged: ";
      return Moment.unknown(change(before, after) + what + rates(before, after));
    }
    Growth first = proof.first() == null ? after : proof.first();
    boolean same = before.run().id().equals(first.run().id());
    Instant at = same ? first.from() : first.run().first();
    return new Moment(
        at,
        same ? before.to() : null,
        same ? first.from() : null,
        change(before, first) + ": " + rates(before, first),
        both(before, first));
  }

  /** {@code the rollback (R1 to R2) from version 2.4.1 to 2.4.0}. */
  private String change(Growth before, Growth after) {
    if (before.run().id().equals(after.run().id())) {
      return "growth stopped in the living process " + after.run().name();
    }
    String was = before.version();
    String is = after.version();
    String runs = " (" + before.run().name() + " to " + after.run().name() + ")";
    if (was == null || is == null) {
      return "the restart" + runs;
    } else if (was.equals(is)) {
      return "the restart" + runs + " with the same version " + is;
    }
    return incident.ranBefore(is, after.run().first())
        ? "the rollback" + runs + " from version " + was + " to " + is
        : "the restart" + runs + " with version " + is + " in place of " + was;
  }

  static String rates(Growth before, Growth after) {
    return Proof.rate(before) + " before, " + Proof.rate(after) + " after";
  }

  private static List<String> both(Growth before, Growth after) {
    return java.util.stream.Stream.concat(before.events().stream(), after.events().stream())
        .distinct()
        .toList();
  }

  Moment recovery() {
    Event.LeakResolved resolved = incident.resolved();
    Growth after = proof.after();
    if (resolved != null) {
      return resolved(resolved, proof.first());
    } else if (after == null || !proof.slowed()) {
      return Moment.unknown("growth has not been seen to stop");
    } else if (after.run().lost() != null) {
      return Moment.unknown(
          "growth had slowed, but the process was lost at "
              + Format.minute(after.run().last())
              + ": a process that dies is no recovery");
    }
    return bySignal(after);
  }

  private Moment bySignal(Growth after) {
    Growth first = proof.first() == null ? after : proof.first();
    String watched = "watched for " + Format.duration(after.watched()) + " since";
    return switch (proof.verdict()) {
      case FIXED ->
          new Moment(
              first.from(),
              null,
              null,
              "from the signal: no growth to speak of after it, in "
                  + after.run().name()
                  + ", "
                  + watched,
              after.events());
      case TOO_EARLY ->
          Moment.unknown(
              "growth stopped at "
                  + Format.minute(first.from())
                  + "; "
                  + after.run().name()
                  + " was "
                  + watched
                  + " "
                  + Format.near(after.from(), first.from(), incident.asOf())
                  + ": too early, "
                  + sure(after));
      default -> Moment.unknown("it grows on, slower than before");
    };
  }

  private String sure(Growth after) {
    return after.run().hasEnded()
        ? "and it has ended: it would have taken " + Format.duration(proof.needed())
        : "sure at about "
            + Format.near(after.from().plus(proof.needed()), after.to(), incident.asOf());
  }

  private Moment resolved(Event.LeakResolved resolved, @Nullable Growth first) {
    Instant told = resolved.origin().time();
    String event = incident.cite(resolved.origin());
    for (Run run : incident.runs()) {
      boolean dead = run.id().equals(resolved.origin().run()) && run.lost() != null;
      if (dead && Duration.between(told, run.last()).compareTo(LIVES_ON) < 0) {
        return Moment.unknown(
            run.name()
                + " reported the end of growth at "
                + Format.clock(told, incident.asOf())
                + " and was lost at "
                + Format.clock(run.last(), incident.asOf())
                + ": a process that dies is no recovery");
      }
    }
    String how = "the agent saw, in a living process, that growth had stopped and stayed stopped";
    if (first != null && proof.slowed() && first.from().isBefore(told)) {
      List<String> events =
          java.util.stream.Stream.concat(first.events().stream(), java.util.stream.Stream.of(event))
              .distinct()
              .toList();
      return new Moment(
          first.from(),
          null,
          null,
          "from the signal: growth stopped then; "
              + how
              + ", and closed the incident at "
              + Format.clock(told, incident.asOf()),
          events);
    }
    return Moment.at(told, how, event);
  }
}
