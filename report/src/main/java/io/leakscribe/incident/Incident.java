package io.leakscribe.incident;

import io.leakscribe.journal.Event;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Origin;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One fingerprint from suspicion to resolution, over any number of runs.
 *
 * @param id {@code YYYYMMDD-HHMM-slug}; never changes
 * @param aliases other ids under which replicas reported the same leak; their drafts are this one
 * @param service name of the service
 * @param asOf time of the newest event: the "now" of everything that is said
 * @param turns the events with suspects, in the order of time; never empty
 * @param resolved the event of the resolution, null while it is open
 * @param cleared the wrong suspects
 * @param runs the runs that the incident spans, in the order of their starts
 * @param before the run that ended before the first of them started, by which a deploy is judged;
 *     null when there is none
 * @param restarts what changed from one run to the next
 * @param deploys versions that changed while it lasted
 * @param notes what people added
 * @param alerts what Alertmanagers told of its service and processes, without repeats
 * @param unclaimed what they told meanwhile that names no service of the directory; a Prometheus
 *     server may know whose it is
 */
public record Incident(
    String id,
    List<String> aliases,
    String service,
    Instant asOf,
    List<Turn> turns,
    Event.@Nullable LeakResolved resolved,
    List<Cleared> cleared,
    List<Run> runs,
    @Nullable Run before,
    List<Restart> restarts,
    List<Event.DeployDetected> deploys,
    List<Event.NoteAdded> notes,
    List<Notice> alerts,
    List<Notice> unclaimed) {
  /** Confidences this near to each other are the same. */
  private static final double AS_SURE = 0.05;

  /** Below this the agent takes back what it confirmed. */
  private static final double DOUBTED = 0.6;

  public Incident {
    aliases = List.copyOf(aliases);
    turns = List.copyOf(turns);
    cleared = List.copyOf(cleared);
    runs = List.copyOf(runs);
    restarts = List.copyOf(restarts);
    deploys = List.copyOf(deploys);
    notes = List.copyOf(notes);
    alerts = List.copyOf(alerts);
    unclaimed = List.copyOf(unclaimed);
  }

  /** Whether this is one of its ids. */
  public boolean isCalled(String name) {
    return id.equals(name) || aliases.contains(name);
  }

  /** How far it has come; an update never takes it back. */
  public IncidentState state() {
    if (resolved != null) {
      return IncidentState.RESOLVED;
    }
    IncidentState state = IncidentState.SUSPECTED;
    for (Turn turn : turns) {
      state = after(state, turn.stage());
    }
    return state;
  }

  private static IncidentState after(IncidentState state, Stage stage) {
    IncidentState reached =
        switch (stage) {
          case SUSPECTED, UPDATED -> IncidentState.SUSPECTED;
          case CONFIRMED -> IncidentState.CONFIRMED;
          case CRITICAL -> IncidentState.CRITICAL;
        };
    return reached.compareTo(state) > 0 ? reached : state;
  }

  /** When the agent first said something: not when the leak began. */
  public Origin detected() {
    return turns.get(0).origin();
  }

  /** The first turn of a stage. */
  public @Nullable Turn first(Stage stage) {
    return turns.stream().filter(turn -> turn.stage() == stage).findFirst().orElse(null);
  }

  /** The newest turn: of the replica that is worst off, where several live. */
  public Turn latest() {
    Turn worst = worst();
    return worst == null ? turns.get(turns.size() - 1) : worst;
  }

  /**
   * The newest turn that names the {@linkplain #leading leading} suspect: of the replica that is
   * worst off, where several live. Once it is confirmed, an update that is less sure tells of a
   * load that paused or of growth that stopped, and the turn that was surest stands.
   */
  public @Nullable Turn latestWithSuspects() {
    String fingerprint = named();
    Turn worst = worst();
    if (fingerprint == null || (worst != null && worst.of(fingerprint) == null)) {
      return fingerprint == null ? null : surest(fingerprint, null);
    }
    return surest(fingerprint, worst == null ? null : worst.origin().run());
  }

  /** Of one run, or of all. */
  private @Nullable Turn surest(String fingerprint, @Nullable String run) {
    Turn best = null;
    double most = 0;
    boolean confirmed = false;
    for (Turn turn : turns) {
      Suspect suspect = turn.of(fingerprint);
      if (suspect != null && (run == null || turn.origin().run().equals(run))) {
        confirmed |= turn.stage() == Stage.CONFIRMED || turn.stage() == Stage.CRITICAL;
        double sure = suspect.confidence();
        best = !confirmed || sure < DOUBTED || sure >= most - AS_SURE ? turn : best;
        most = sure < DOUBTED ? sure : Math.max(most, sure);
      }
    }
    return best;
  }

  /**
   * The fingerprint that the incident is about: the newest leading one until one is confirmed, and
   * from then on that one, unless another is confirmed with more confidence. When the load pauses,
   * what leaks stops growing, and something weaker comes first in an update.
   */
  private @Nullable String named() {
    String fingerprint = null;
    double sure = 0;
    for (Turn turn : turns) {
      Suspect leading = turn.leading();
      if (leading == null) {
        continue;
      }
      boolean confirms = turn.stage() == Stage.CONFIRMED || turn.stage() == Stage.CRITICAL;
      if (leading.fingerprint().equals(fingerprint)) {
        sure = confirms || sure > 0 ? Math.max(sure, leading.confidence()) : 0;
      } else if (confirms ? leading.confidence() > sure : sure == 0) {
        fingerprint = leading.fingerprint();
        sure = confirms ? leading.confidence() : 0;
      }
    }
    return fingerprint;
  }

  private @Nullable Turn worst() {
    return Fleet.worst(Replica.of(this)).map(Replica::now).orElse(null);
  }

  /** What the incident is about, as the newest turn that names it tells. */
  public @Nullable Suspect leading() {
    Turn turn = latestWithSuspects();
    String fingerprint = named();
    return turn == null || fingerprint == null ? null : turn.of(fingerprint);
  }

  /**
   * When memory will be full, by the newest turn; null when it is resolved, when none is foreseen,
   * and when the process of which it was said has ended.
   */
  public @Nullable Exhaustion exhaustion() {
    Turn latest = latest();
    boolean ended =
        runs.stream().anyMatch(r -> r.hasEnded() && r.id().equals(latest.origin().run()));
    return resolved == null && !ended ? latest.exhaustion() : null;
  }

  /**
   * The turn with the earliest begin of growth of the leading suspect. A later run measures from
   * its own start, so the earliest one counts.
   */
  public @Nullable Turn onsetTurn() {
    Suspect leading = leading();
    Turn best = null;
    Instant earliest = null;
    for (Turn turn : turns) {
      Instant since = leading == null ? null : since(turn, leading);
      if (since != null && (earliest == null || since.isBefore(earliest))) {
        earliest = since;
        best = turn;
      }
    }
    return best;
  }

  /** When growth began, from the signal. */
  public @Nullable Instant onset() {
    Turn turn = onsetTurn();
    Suspect leading = leading();
    return turn == null || leading == null ? null : since(turn, leading);
  }

  /** When growth began, or the first report where that is earlier or all that is known. */
  public Instant begin() {
    Instant onset = onset();
    Instant detected = detected().time();
    return onset != null && onset.isBefore(detected) ? onset : detected;
  }

  private static @Nullable Instant since(Turn turn, Suspect leading) {
    for (Suspect suspect : turn.suspects()) {
      boolean same =
          suspect.fingerprint().equals(leading.fingerprint())
              && Objects.equals(suspect.holder(), leading.holder());
      if (same && suspect.since() != null) {
        return suspect.since();
      }
    }
    return null;
  }

  /** Whether a version had run before it was deployed at a time, as far as the journals know. */
  public boolean ranBefore(String version, Instant deployed) {
    return deploys.stream()
            .filter(deploy -> deploy.origin().time().isBefore(deployed))
            .anyMatch(deploy -> deploy.from().equals(version) || deploy.to().equals(version))
        || runs.stream()
            .anyMatch(run -> version.equals(run.version()) && !run.last().isAfter(deployed))
        || (before != null && version.equals(before.version()) && !before.last().isAfter(deployed));
  }

  /** Whether no process of the service is known to run at the end of the journals. */
  public boolean isAllEnded() {
    return !runs.isEmpty() && runs.stream().allMatch(Run::hasEnded);
  }

  /**
   * Whether no process is left that the incident was seen in: the newest run of each replica that
   * reported it has ended.
   */
  public boolean isLeftByAll() {
    List<Replica> affected = Fleet.of(this).affected();
    return !affected.isEmpty() && affected.stream().allMatch(one -> one.newest().hasEnded());
  }

  /**
   * {@code R2#17} for the 17th event of the second run, {@code A1#3} for the third alert that the
   * first receiver took.
   */
  public String cite(Origin origin) {
    for (Run run : runs) {
      if (run.id().equals(origin.run())) {
        return run.name() + "#" + origin.seq();
      }
    }
    if (before != null && before.id().equals(origin.run())) {
      return before.name() + "#" + origin.seq();
    }
    int receiver = receivers().indexOf(origin.run());
    return receiver < 0 ? origin.eventId() : "A" + (receiver + 1) + "#" + origin.seq();
  }

  /** The runs of receivers that took alerts, in the order of the first alert of each. */
  public List<String> receivers() {
    return Stream.concat(alerts.stream(), unclaimed.stream())
        .map(notice -> notice.origin().run())
        .distinct()
        .toList();
  }
}
