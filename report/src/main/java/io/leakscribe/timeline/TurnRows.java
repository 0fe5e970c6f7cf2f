package io.leakscribe.timeline;

import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Run;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Evidence;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of the agent's own reports: each says what is new in it. */
final class TurnRows {
  /** A forecast may be as wide as this, or twice as wide as what is left. */
  private static final Duration NARROW = Duration.ofHours(1);

  /** A run confirms and warns in the same breath. */
  private static final Duration SAME_BREATH = Duration.ofSeconds(2);

  private final Incident incident;
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Turn> lastTold = new HashMap<>();
  private final Set<String> suspected = new HashSet<>();

  private TurnRows(Incident incident) {
    this.incident = incident;
  }

  static List<Row> of(Incident incident) {
    TurnRows rows = new TurnRows(incident);
    rows.tell(incident.turns());
    return rows.rows;
  }

  /** Updates of one run that follow one another are one row, told by the last of them. */
  private void tell(List<Turn> turns) {
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      Turn next = i + 1 < turns.size() ? turns.get(i + 1) : null;
      boolean followed = next != null && isUpdate(turn) && isUpdate(next) && sameRun(turn, next);
      if (!followed) {
        String what = words(turn, next);
        rows.add(new Row(turn.origin().time(), "agent", what, incident.cite(turn.origin())));
        lastTold.put(turn.origin().run(), turn);
      }
    }
  }

  private static boolean isUpdate(Turn turn) {
    return turn.stage() == Stage.UPDATED;
  }

  private static boolean sameRun(Turn one, Turn other) {
    return one.origin().run().equals(other.origin().run());
  }

  private String words(Turn turn, @Nullable Turn next) {
    Turn before = lastTold.get(turn.origin().run());
    return switch (turn.stage()) {
      case SUSPECTED -> suspected(turn);
      case CONFIRMED ->
          "Leak confirmed by two independent kinds of evidence: "
              + state(turn)
              + (saysTheSame(turn, next) ? "" : forecast(turn));
      case CRITICAL -> critical(turn, before);
      case UPDATED -> update(turn, before) + forecast(turn);
    };
  }

  private static boolean saysTheSame(Turn turn, @Nullable Turn next) {
    return next != null
        && next.stage() == Stage.CRITICAL
        && sameRun(turn, next)
        && isOneBreath(turn, next);
  }

  private static boolean isOneBreath(Turn one, Turn other) {
    return Duration.between(one.origin().time(), other.origin().time()).compareTo(SAME_BREATH) <= 0;
  }

  private String suspected(Turn turn) {
    boolean isFirst = suspected.isEmpty();
    Suspect leading = turn.leading();
    boolean isNew = suspected.add(leading == null ? "" : leading.fingerprint());
    String where = isFirst ? "" : " in " + run(turn);
    return (isNew ? "Leak suspected" : "Leak suspected again")
        + where
        + ": "
        + state(turn)
        + forecast(turn);
  }

  private String run(Turn turn) {
    return incident.runs().stream()
        .filter(run -> run.id().equals(turn.origin().run()))
        .map(Run::name)
        .findFirst()
        .orElse("another process");
  }

  private String critical(Turn turn, @Nullable Turn before) {
    boolean same = before != null && isOneBreath(before, turn) && sameSubject(before, turn);
    Exhaustion end = turn.forecast();
    String said = same ? "" : " " + state(turn);
    if (end == null) {
      return "Critical: memory will soon be full." + said;
    }
    Instant now = turn.origin().time();
    String full =
        end.latest() == null
            ? " may be full from " + Format.near(end.earliest(), now, incident.asOf()) + " on."
            : " full " + between(end, end.latest(), now) + ".";
    return "Critical: " + end.resource() + full + said;
  }

  private String update(Turn turn, @Nullable Turn before) {
    Suspect now = turn.leading();
    Suspect was = before == null ? null : before.leading();
    if (now == null || was == null) {
      return "In " + run(turn) + " now: " + state(turn);
    }
    if (!now.fingerprint().equals(was.fingerprint())) {
      return "Another suspect comes first now: %s (before it: %s, %s)."
          .formatted(
              state(turn).replaceFirst("\\.$", ""),
              Subject.of(was),
              Format.percent(was.confidence()));
    }
    String sure = Format.percent(now.confidence());
    String old = Format.percent(was.confidence());
    if (sure.equals(old)) {
      return "As sure as before; " + amounts(now, Subject.of(now)) + ".";
    }
    boolean isSurer = now.confidence() > was.confidence();
    String change = (isSurer ? "Surer: " : "Less sure: ") + sure + " (was " + old + ")";
    String because = isSurer ? gained(now, was) : "";
    return change + "; " + amounts(now, Subject.of(now)) + "." + because;
  }

  /** The heaviest line of the ledger that was not in it before, whatever its numbers. */
  private static String gained(Suspect now, Suspect was) {
    Set<String> known = new HashSet<>();
    was.evidence().forEach(line -> known.add(pattern(line)));
    return now.evidence().stream()
        .filter(line -> line.weight() > 0 && !known.contains(pattern(line)))
        .findFirst()
        .map(line -> " New: " + Sentences.of(line.statement()))
        .orElse("");
  }

  private static String pattern(Evidence line) {
    return line.kind() + line.statement().replaceAll("[0-9][0-9.,]*", "#");
  }

  private static boolean sameSubject(Turn one, Turn other) {
    Suspect a = one.leading();
    Suspect b = other.leading();
    return a != null && b != null && a.fingerprint().equals(b.fingerprint());
  }

  private static String state(Turn turn) {
    Suspect suspect = turn.leading();
    if (suspect == null) {
      return "no suspect named yet.";
    }
    String sure = ", " + Format.percent(suspect.confidence()) + " sure";
    return amounts(suspect, Subject.of(suspect) + sure) + ".";
  }

  private static String amounts(Suspect suspect, String subject) {
    StringBuilder words = new StringBuilder(subject);
    if (suspect.entries() != null) {
      words.append(": ").append(Format.number(suspect.entries())).append(" entries");
      if (suspect.entriesPerHour() != null) {
        double rate = Math.rint(suspect.entriesPerHour());
        words.append(", ").append(Format.signed(rate)).append(" an hour");
      }
    }
    return words.toString();
  }

  /** Only what somebody can plan with. */
  private String forecast(Turn turn) {
    Exhaustion end = turn.forecast();
    Instant latest = end == null ? null : end.latest();
    if (end == null || latest == null) {
      return "";
    }
    Instant now = turn.origin().time();
    Duration width = Duration.between(end.earliest(), latest);
    Duration left = Duration.between(now, end.at()).multipliedBy(2);
    boolean isWide = width.compareTo(NARROW) > 0 && width.compareTo(left) > 0;
    String name = Sentences.capital(end.resource());
    return isWide ? "" : " " + name + " full " + between(end, latest, now) + ".";
  }

  private String between(Exhaustion end, Instant latest, Instant now) {
    String from = Format.near(end.earliest(), now, incident.asOf()).replace(" UTC", "");
    return "between "
        + from
        + " and "
        + Format.near(latest, now, incident.asOf()).replace(" UTC", "");
  }
}
