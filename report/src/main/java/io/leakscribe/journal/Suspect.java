package io.leakscribe.journal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holder, leaking class and sites, with the evidence for and against. What is unknown is null,
 * never guessed.
 *
 * @param rank 1 is the best
 * @param confidence probability that this is the leak, 0 to 1
 * @param kind what kind of thing holds
 * @param fingerprint what stays the same across runs and replicas; hexadecimal
 * @param holder the field that holds, {@code com.shop.SessionRegistry.sessions}
 * @param holderType class of the held container
 * @param leakingClass class of the objects that pile up
 * @param allocationSite where they are created, as a stack frame reads
 * @param insertionSite where they are put into the holder
 * @param path from the root to the leaking object, root first; empty when not known
 * @param entries number of entries held now
 * @param entriesPerHour net growth in entries per hour
 * @param bytes estimated bytes held
 * @param bytesPerHour estimated growth in bytes per hour
 * @param since when the growth began, from the signal
 * @param evidence every line of the ledger, heaviest first
 */
public record Suspect(
    int rank,
    double confidence,
    SuspectKind kind,
    String fingerprint,
    @Nullable String holder,
    @Nullable String holderType,
    @Nullable String leakingClass,
    @Nullable String allocationSite,
    @Nullable String insertionSite,
    List<String> path,
    @Nullable Long entries,
    @Nullable Double entriesPerHour,
    @Nullable Long bytes,
    @Nullable Double bytesPerHour,
    @Nullable Instant since,
    List<Evidence> evidence) {

  public Suspect {
    path = List.copyOf(path);
    evidence = List.copyOf(evidence);
  }

  /** This suspect at another place in the ranking. */
  public Suspect withRank(int place) {
    return copy(place, confidence, since, evidence);
  }

  /** This suspect with what the ledger says. */
  public Suspect withLedger(double probability, List<Evidence> lines) {
    return copy(rank, probability, since, lines);
  }

  /** This suspect with another time at which the growth began. */
  public Suspect withSince(Instant begin) {
    return copy(rank, confidence, begin, evidence);
  }

  private Suspect copy(
      int place, double probability, @Nullable Instant begin, List<Evidence> lines) {
    return new Suspect(
        place,
        probability,
        kind,
        fingerprint,
        holder,
        holderType,
        leakingClass,
        allocationSite,
        insertionSite,
        path,
        entries,
        entriesPerHour,
        bytes,
        bytesPerHour,
        begin,
        lines);
  }
}
