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
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the events say of one incident. */
final class IncidentFacts {
  private static final int MAX_TURNS = 1000;
  private static final int MAX_NOTES = 1000;
  private static final int MAX_HOLDERS = 4;
  private static final int MAX_RUNS = 60;
  private static final int MAX_ENDS = 1000;

  /** What happened shortly before the growth began may have to do with it. */
  private static final Duration BEFORE = Duration.ofMinutes(30);

  /** Long enough after the end to see whether it stays that way. */
  private static final Duration AFTER = Duration.ofMinutes(30);

  private final String id;
  private final List<Turn> turns = new ArrayList<>();
  private final List<Event.NoteAdded> notes = new ArrayList<>();
  private final Map<String, Cleared> cleared = new TreeMap<>();
  private final Map<String, Event.LeakResolved> ends = new TreeMap<>();
  private final Set<String> aliases = new TreeSet<>();
  private @Nullable Notices notices;

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
    } else if (event instanceof Event.LeakResolved end && ends.size() < MAX_ENDS) {
      ends.merge(end.origin().run(), end, IncidentFacts::later);
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
  }

  String id() {
    return id;
  }

  /** When it was first reported; to be asked once closed, as what follows. */
  Instant begin() {
    return turns.get(0).origin().time();
  }

  /** When it was over, as far as its own journal tells; the far future while it is open. */
  Instant end() {
    Event.LeakResolved last = lastEnd();
    return last == null || isBefore(last.origin(), turns.get(turns.size() - 1).origin())
        ? Instant.MAX
        : last.origin().time();
  }

  /** Of the newest leading suspect; empty when none was ever named. */
  String fingerprint() {
    for (int i = turns.size() - 1; i >= 0; i--) {
      Suspect leading = turns.get(i).leading();
      if (leading != null) {
        return leading.fingerprint();
      }
    }
    return "";
  }

  /** Takes over what a replica told of the same leak under another id. */
  void absorb(IncidentFacts other) {
    aliases.add(other.id);
    aliases.addAll(other.aliases);
    turns.addAll(other.turns);
    notes.addAll(other.notes);
    other.cleared.values().forEach(this::clear);
    other.ends.forEach((run, end) -> ends.merge(run, end, IncidentFacts::later));
    close();
  }

  private static Event.LeakResolved later(Event.LeakResolved one, Event.LeakResolved other) {
    return isBefore(one.origin(), other.origin()) ? other : one;
  }

  private Event.@Nullable LeakResolved lastEnd() {
    return ends.values().stream().reduce(IncidentFacts::later).orElse(null);
  }

  /**
   * The end of it all: no run that leaked may have lived on after the last of the ends, unless it
   * saw the end itself.
   */
  private Event.@Nullable LeakResolved resolution(RunBook book) {
    Event.LeakResolved last = lastEnd();
    if (last == null) {
      return null;
    }
    for (Turn turn : turns) {
      Event.LeakResolved own = ends.get(turn.origin().run());
      boolean sawTheEnd = own != null && isBefore(turn.origin(), own.origin());
      if (!sawTheEnd && book.livedAfter(turn.origin().run(), last.origin().time())) {
        return null;
      }
    }
    return last;
  }

  /** The holders worth a line in the chart: the leading ones of the newest turns. */
  Set<String> holders() {
    return holders(turns);
  }

  static Set<String> holders(Incident incident) {
    return holders(incident.turns());
  }

  private static Set<String> holders(List<Turn> turns) {
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

  /** Asks for the series that tell this incident: as long before it began as it lasted. */
  void watch(RunBook book) {
    Incident bare = bare(book);
    Instant begin = bare.begin();
    Instant end = end(bare);
    Duration lasted = Duration.between(begin, end);
    book.watch(holders(), begin.minus(lasted.compareTo(BEFORE) > 0 ? lasted : BEFORE), end);
  }

  private static Instant end(Incident bare) {
    Event.LeakResolved resolved = bare.resolved();
    return resolved == null ? bare.asOf() : resolved.origin().time().plus(AFTER);
  }

  /** Asks for what was told of the alerts of this incident, in the pass that follows. */
  void listen(RunBook book) {
    Incident bare = bare(book);
    Instant begin = bare.begin();
    Instant end = end(bare);
    List<Run> runs = book.between(begin, end, leaking(), MAX_RUNS);
    notices =
        new Notices(
            new AlertScope(bare.service(), runs, holders(bare)),
            begin.minus(BEFORE),
            end.plus(AFTER));
  }

  void told(Event.AlertReceived alert) {
    if (notices != null) {
      notices.accept(alert);
    }
  }

  /** Without what other events than its own tell of it. */
  private Incident bare(RunBook book) {
    Event.LeakResolved resolved = resolution(book);
    return new Incident(
        id,
        List.copyOf(aliases),
        turns.get(0).origin().service(),
        book.newest(),
        turns,
        resolved,
        ofItsOwn(),
        List.of(),
        List.of(),
        List.of(),
        notes.stream().sorted(Incidents.BY_TIME).toList(),
        List.of(),
        List.of());
  }

  /**
   * A run that comes later may have been started by the fix: that it did not bring the leak is no
   * news, and says nothing of the deploy that did.
   */
  private List<Cleared> ofItsOwn() {
    String first = turns.get(0).origin().run();
    return cleared.values().stream()
        .filter(
            one -> !one.hypothesis().equals(Incident.DEPLOY) || one.origin().run().equals(first))
        .toList();
  }

  Incident incident(RunBook book, SharedFacts shared) {
    Incident bare = bare(book);
    Instant begin = bare.begin();
    Instant end = end(bare);
    List<Run> runs =
        book.between(begin, end, leaking(), MAX_RUNS).stream().map(this::onlyOwn).toList();
    Instant early = begin.minus(BEFORE);
    return new Incident(
        id,
        bare.aliases(),
        bare.service(),
        end.isBefore(bare.asOf()) ? end : bare.asOf(),
        turns,
        bare.resolved(),
        bare.cleared(),
        runs,
        new Restarts(bare).of(runs),
        shared.deploys(early, end),
        bare.notes(),
        notices == null ? List.of() : notices.own(),
        notices == null ? List.of() : notices.unclaimed());
  }

  private Set<String> leaking() {
    return turns.stream().map(turn -> turn.origin().run()).collect(Collectors.toSet());
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
