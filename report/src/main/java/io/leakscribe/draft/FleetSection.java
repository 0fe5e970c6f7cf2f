package io.leakscribe.draft;

import io.leakscribe.incident.Fleet;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Replica;
import io.leakscribe.incident.Turn;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Suspect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which replicas leak, in which version, and which is worst off. Empty where there is only one. */
final class FleetSection {
  private static final int MAX_ROWS = 60;

  private FleetSection() {}

  static List<Block> of(Incident incident) {
    Fleet fleet = Fleet.of(incident);
    if (!fleet.isFleet()) {
      return List.of();
    }
    List<List<List<Span>>> rows = new ArrayList<>();
    fleet.affected().stream().limit(MAX_ROWS).forEach(one -> rows.add(row(incident, one)));
    return List.of(
        new Block.Heading(2, "Replicas"),
        new Block.Paragraph(words(incident, fleet)),
        new Block.Table(
            "Replicas that reported this leak, in the order in which they did",
            List.of(
                "Replica", "Version", "Reported (UTC)", "Entries", "Per hour", "Full at", "Event"),
            rows));
  }

  /** One line for the head of the draft; absent where there is only one replica. */
  static Optional<List<Span>> line(Incident incident) {
    Fleet fleet = Fleet.of(incident);
    return fleet.isFleet() ? Optional.of(words(incident, fleet)) : Optional.empty();
  }

  private static List<Span> words(Incident incident, Fleet fleet) {
    int all = fleet.affected().size() + fleet.quiet().size();
    Say say = new Say().strong(fleet.affected().size() + " of " + all + " replicas");
    say.and(versions(fleet)).and(".");
    Replica first = fleet.affected().get(0);
    say.and(" First on ").name(first.name());
    Instant reported = first.reported();
    if (reported != null) {
      say.and(" at " + Format.near(reported, incident.asOf()));
      say.cite(incident.cite(first.turns().get(0).origin()));
    }
    fleet.worst().ifPresent(worst -> worst(say, incident, worst));
    return say.and(fleet.worst().isPresent() ? "" : ".").done();
  }

  private static void worst(Say say, Incident incident, Replica worst) {
    Exhaustion full = worst.exhaustion();
    Turn now = worst.now();
    if (full == null || now == null) {
      say.and(".");
      return;
    }
    say.and("; worst off is ").name(worst.name());
    say.and(", full at about " + Format.near(full.at(), incident.asOf()) + ".");
    say.cite(incident.cite(now.origin()));
  }

  private static String versions(Fleet fleet) {
    List<String> versions = fleet.versions();
    if (versions.isEmpty()) {
      return " leak";
    }
    // A replica whose version is not known may run the same.
    boolean nowhereElse =
        !fleet.quiet().isEmpty()
            && fleet.quiet().stream()
                .map(Replica::version)
                .allMatch(version -> version != null && !versions.contains(version));
    String names = String.join(", ", versions);
    String plural = versions.size() == 1 ? "version " : "versions ";
    return " leak, in " + plural + names + (nowhereElse ? ", which no quiet replica runs" : "");
  }

  private static List<List<Span>> row(Incident incident, Replica replica) {
    Turn newest = replica.turns().get(replica.turns().size() - 1);
    Suspect suspect = replica.suspect();
    Exhaustion full = replica.exhaustion();
    Instant reported = replica.reported();
    return List.of(
        Say.code(replica.name()),
        Say.only(replica.version() == null ? "unknown" : replica.version()),
        Say.only(reported == null ? "never" : Format.second(reported).replace(" UTC", "")),
        Say.only(
            suspect == null || suspect.entries() == null
                ? "unknown"
                : Format.number(suspect.entries())),
        Say.only(
            suspect == null || suspect.entriesPerHour() == null
                ? "unknown"
                : Format.signed(Math.rint(suspect.entriesPerHour()))),
        Say.only(full(replica, full)),
        List.of(new Span.Cite(incident.cite(newest.origin()))));
  }

  private static String full(Replica replica, @org.jspecify.annotations.Nullable Exhaustion full) {
    if (replica.newest().hasEnded()) {
      return "process has ended";
    }
    return full == null ? "none foreseen" : Format.second(full.at()).replace(" UTC", "");
  }
}
