package io.leakscribe.findings;

import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Mark;
import io.leakscribe.journal.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The times of an incident, each known by itself. What a person marked takes the place of what was
 * measured.
 *
 * @param onset when growth began, by the signal
 * @param detection when it was first reported
 * @param confirmed when two kinds of evidence agreed
 * @param critical when exhaustion was near
 * @param alert when the first alert fired
 * @param mitigation when a stop-gap took effect
 * @param recovery when growth had stopped, in a process that lived
 */
public record Times(
    Moment onset,
    Moment detection,
    Moment confirmed,
    Moment critical,
    Moment alert,
    Moment mitigation,
    Moment recovery) {

  static Times of(Incident incident, Proof proof, Moment alert) {
    Endings endings = new Endings(incident, proof);
    return new Times(
        Onset.of(incident),
        marked(
            incident,
            Mark.DETECTED,
            stage(incident, incident.turns().get(0), "first report of the agent")),
        stage(incident, incident.first(Stage.CONFIRMED), "two kinds of evidence agree"),
        stage(incident, incident.first(Stage.CRITICAL), "exhaustion near"),
        alert,
        marked(incident, Mark.MITIGATED, endings.mitigation()),
        marked(incident, Mark.RECOVERED, endings.recovery()));
  }

  /** From onset to detection. */
  public Lapse toDetect() {
    return Lapse.between("Time to detect", "onset", onset, "detection", detection);
  }

  /** From onset to mitigation. */
  public Lapse toMitigate() {
    return Lapse.between("Time to mitigate", "onset", onset, "mitigation", mitigation);
  }

  /** From onset to recovery. */
  public Lapse toRecover() {
    return Lapse.between("Time to recover", "onset", onset, "recovery", recovery);
  }

  /** What cannot be true together, a sentence each; none where the times agree. */
  public List<String> contradictions() {
    List<String> found = new ArrayList<>();
    order(found, "The alert", alert, "onset", onset);
    order(found, "Mitigation", mitigation, "detection", detection);
    order(found, "Recovery", recovery, "detection", detection);
    order(found, "Recovery", recovery, "mitigation", mitigation);
    return found;
  }

  private static void order(
      List<String> found, String lateName, Moment late, String earlyName, Moment early) {
    Instant from = early.earliest() == null ? early.at() : early.earliest();
    Instant to = late.latest() == null ? late.at() : late.latest();
    if (from != null && to != null && to.isBefore(from) && !early.isAtOrBefore()) {
      found.add(
          "%s (%s) lies before %s (%s): one of the two times is wrong, or they are of two things."
              .formatted(lateName, Format.second(to), earlyName, Format.second(from)));
    }
  }

  private static Moment stage(Incident incident, @Nullable Turn turn, String how) {
    return turn == null
        ? Moment.unknown("not reached")
        : Moment.at(turn.origin().time(), how, incident.cite(turn.origin()));
  }

  /** The first note with the mark; for recovery the last, because it may have come back. */
  private static Moment marked(Incident incident, Mark mark, Moment measured) {
    Event.NoteAdded found = null;
    for (Event.NoteAdded note : incident.notes()) {
      if (note.mark() == mark && (found == null || mark == Mark.RECOVERED)) {
        found = note;
      }
    }
    if (found == null) {
      return measured;
    }
    String by = found.author() == null ? "a person" : found.author();
    String ours =
        measured.at() == null
            ? "by measurement unknown: " + measured.how()
            : "by measurement " + Format.second(measured.at()) + ": " + measured.how();
    List<String> events = new ArrayList<>(List.of(incident.cite(found.origin())));
    events.addAll(measured.events());
    return new Moment(
        found.origin().time(), null, null, "as noted by " + by + " (" + ours + ")", events);
  }
}
