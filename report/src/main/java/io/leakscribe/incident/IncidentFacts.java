package io.leakscribe.incident;

import io.leakscribe.journal.Event;
import io.leakscribe.journal.Origin;
import io.leakscribe.journal.RuledOut;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the events say of one incident. */
final class IncidentFacts {
  private static final int MAX_TURNS = 1000;
  private static final int MAX_NOTES = 1000;
  private static final int MAX_HOLDERS = 4;
  private static final int MAX_RUNS = 40;

  /** What happened shortly before the growth began may have to do with it. */
  private static final Duration BEFORE = Duration.ofMinutes(30);

  /** Long enough after the end to see whether it stays that way. */
  private static final Duration AFTER = Duration.ofMinutes(30);

  private final String id;
  private final List<Turn> turns = new ArrayList<>();
  private final List<Event.NoteAdded> notes = new ArrayList<>();
  private final Map<String, Cleared> cleared = new TreeMap<>();
  private Event.@Nullable LeakResolved resolved;

  IncidentFacts(String id) {
    this.id = id;
  }

  static @Nullable String incidentOf(Event event) {
    if (event instanceof Event.Leak leak) {
      return leak.incident();
    } else if (event instanceof Event.LeakResolved end) {
      return end.incident();
    } else if (event instanceof Event.HypothesisRuledOut ruledOut) {
      return ruledOut.incident();
    }
    return event instanceof Event.NoteAdded note ? note.incident() : null;
  }

  /** Notes and clearances alone make no incident. */
  boolean isReal() {
    return !turns.isEmpty();
  }

  void accept(Event event) {
    if (event instanceof Event.Leak leak) {
      turn(leak);
    } else if (event instanceof Event.LeakResolved end) {
      resolved = resolved == null || isBefore(resolved.origin(), end.origin()) ? end : resolved;
    } else if (event instanceof Event.HypothesisRuledOut ruledOut) {
      clear(new Cleared(ruledOut.origin(), ruledOut.hypothesis(), ruledOut.evidence()));
    } else if (event instanceof Event.NoteAdded note && notes.size() < MAX_NOTES) {
      notes.add(note);
    }
  }

  private void turn(Event.Leak leak) {
    Turn turn =
        new Turn(leak.origin(), leak.stage(), leak.suspects(), leak.exhaustion(), leak.diagnosis());
    if (turns.size() >= MAX_TURNS && turns.get(turns.size() - 1).stage() == Stage.UPDATED) {
      turns.remove(turns.size() - 1);
    }
    turns.add(turn);
    for (RuledOut ruledOut : leak.ruledOut()) {
      clear(new Cleared(leak.origin(), ruledOut.hypothesis(), ruledOut.evidence()));
    }
  }

  /** The first event that clears a hypothesis is the one to cite. */
  private void clear(Cleared next) {
    cleared.merge(
        next.hypothesis(), next, (old, now) -> isBefore(now.origin(), old.origin()) ? now : old);
  }

  private static boolean isBefore(Origin one, Origin other) {
    return one.time().isBefore(other.time());
  }

  /** To be called when all events are in: files of several runs may come in any order. */
  void close() {
    turns.sort(
        Comparator.comparing((Turn turn) -> turn.origin().time())
            .thenComparing(turn -> turn.origin().run())
            .thenComparing(turn -> turn.origin().seq()));
    if (resolved != null && !isBefore(turns.get(turns.size() - 1).origin(), resolved.origin())) {
      resolved = null; // it came back
    }
  }

  /** The holders worth a line in the chart: the leading ones of the newest turns. */
  Set<String> holders() {
    Set<String> names = new LinkedHashSet<>();
    for (int i = turns.size() - 1; i >= 0 && names.size() < MAX_HOLDERS; i--) {
      for (Suspect suspect : turns.get(i).suspects()) {
        if (suspect.holder() != null && names.size() < MAX_HOLDERS) {
          names.add(suspect.holder());
        }
      }
    }
    return names;
  }

  Incident incident(RunBook book, SharedFacts shared) {
    Incident bare =
        new Incident(
            id,
            turns.get(0).origin().service(),
            book.newest(),
            turns,
            resolved,
            List.copyOf(cleared.values()),
            List.of(),
            List.of(),
            List.of(),
            notes.stream().sorted(Incidents.BY_TIME).toList(),
            List.of());
    Instant onset = bare.onset();
    Instant begin = onset == null ? bare.detected().time() : onset;
    begin = begin.isBefore(bare.detected().time()) ? begin : bare.detected().time();
    Instant end = resolved == null ? bare.asOf() : resolved.origin().time().plus(AFTER);
    List<Run> runs = book.between(begin, end, MAX_RUNS).stream().map(this::onlyOwn).toList();
    Instant early = begin.minus(BEFORE);
    return new Incident(
        id,
        bare.service(),
        end.isBefore(bare.asOf()) ? end : bare.asOf(),
        turns,
        resolved,
        bare.cleared(),
        runs,
        Restarts.of(runs, bare.leading()),
        shared.deploys(early, end),
        bare.notes(),
        shared.alerts(early, end));
  }

  private Run onlyOwn(Run run) {
    Set<String> own = holders();
    List<Run.HolderSeries> series =
        run.holders().stream().filter(holder -> own.contains(holder.holder())).toList();
    return new Run(
        run.name(),
        run.id(),
        run.instance(),
        run.first(),
        run.last(),
        run.started(),
        run.stopped(),
        run.lost(),
        run.floor(),
        run.collecting(),
        run.stalls(),
        series);
  }
}
