package io.leakscribe.findings;

import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times of an incident, each known by itself.
 *
 * @param onset when growth began, by the signal
 * @param detection when the agent first reported it
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

  static Times of(Incident incident, Moment alert) {
    return new Times(
        onset(incident),
        stage(incident, incident.turns().get(0), "first report of the agent"),
        stage(incident, incident.first(Stage.CONFIRMED), "two kinds of evidence agree"),
        stage(incident, incident.first(Stage.CRITICAL), "exhaustion near"),
        alert,
        Moment.unknown("no measurement shows when growth was stopped by a stop-gap"),
        recovery(incident));
  }

  private static Moment onset(Incident incident) {
    Instant onset = incident.onset();
    Turn turn = incident.onsetTurn();
    return onset == null || turn == null
        ? Moment.unknown("the begin of growth could not be read from the series")
        : Moment.at(onset, "from the signal: when growth began", incident.cite(turn.origin()));
  }

  private static Moment stage(Incident incident, @Nullable Turn turn, String how) {
    return turn == null
        ? Moment.unknown("not reached")
        : Moment.at(turn.origin().time(), how, incident.cite(turn.origin()));
  }

  private static Moment recovery(Incident incident) {
    Event.LeakResolved resolved = incident.resolved();
    return resolved == null
        ? Moment.unknown("growth has not been seen to stop")
        : Moment.at(
            resolved.origin().time(),
            "growth had stopped and stayed stopped",
            incident.cite(resolved.origin()));
  }
}
