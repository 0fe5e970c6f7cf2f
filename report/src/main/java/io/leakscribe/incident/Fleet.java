package io.leakscribe.incident;

import io.leakscribe.journal.Exhaustion;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The replicas of a service while one of its incidents lasted.
 *
 * @param affected where it leaked, in the order in which they reported it
 * @param quiet where it was watched for and did not show
 */
public record Fleet(List<Replica> affected, List<Replica> quiet) {
  public Fleet {
    affected = List.copyOf(affected);
    quiet = List.copyOf(quiet);
  }

  /** The fleet of an incident. */
  public static Fleet of(Incident incident) {
    List<Replica> all = Replica.of(incident);
    return new Fleet(
        all.stream().filter(Replica::isAffected).toList(),
        all.stream().filter(replica -> !replica.isAffected()).toList());
  }

  /** Whether there is more than one replica. */
  public boolean isFleet() {
    return affected.size() + quiet.size() > 1;
  }

  /** The replica whose memory is expected to be full first. */
  public Optional<Replica> worst() {
    return worst(affected);
  }

  /** The versions in which it leaked, in the order of their names; without what is not known. */
  public List<String> versions() {
    return affected.stream()
        .flatMap(replica -> replica.runs().stream())
        .map(Run::version)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }

  /** Of those that live and report: the one that is full first, else the one that reported last. */
  static Optional<Replica> worst(List<Replica> replicas) {
    return replicas.stream()
        .filter(replica -> replica.now() != null && !replica.newest().hasEnded())
        .min(
            Comparator.comparing(Fleet::full)
                .thenComparing(Fleet::told, Comparator.reverseOrder()));
  }

  private static Instant full(Replica replica) {
    Exhaustion exhaustion = replica.exhaustion();
    return exhaustion == null ? Instant.MAX : exhaustion.at();
  }

  private static Instant told(Replica replica) {
    Turn now = replica.now();
    return now == null ? Instant.MIN : now.origin().time();
  }
}
