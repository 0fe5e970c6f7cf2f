package io.leakscribe.agent.suspect;

import io.leakscribe.agent.suspect.Assessment.Verdict;
import io.leakscribe.journal.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The evidence on one suspect, added up as log-odds in nats over a low prior. Each family counts up
 * to a cap in favour; against, everything counts.
 *
 * <p>Not thread-safe.
 */
final class Ledger {
  /** Weights that no corpus has been fitted to carry no certainty beyond this. */
  private static final double MOST = 0.99;

  /** The most that one family can say in favour. */
  static final double FAMILY_CAP = 3.5;

  /**
   * From here on it pays to count who inserts and who removes, which stops the application for
   * moments: what grows, never shrinks and has no bound stands here, unless it would need long to
   * fill the heap.
   */
  static final double COUNTED_AT = 0.4;

  static final double SUSPECTED_AT = 0.6;
  static final double CONFIRMED_AT = 0.9;

  /** What a family must carry to count as one of the two that a confirmation needs. */
  private static final double COUNTS_AS_SUPPORT = 1.0;

  private final List<Line> lines = new ArrayList<>();
  private boolean counted;

  private record Line(Family family, @Nullable Sign sign, Evidence evidence) {}

  Ledger add(Sign sign, String statement) {
    lines.add(
        new Line(sign.family, sign, new Evidence(sign.family.label(), statement, sign.weight)));
    return this;
  }

  /** Adds a line that says something and weighs nothing. */
  Ledger note(Family family, String statement) {
    lines.add(new Line(family, null, new Evidence(family.label(), statement, 0)));
    return this;
  }

  /** The signs in it, {@code family/NAME} each. */
  List<String> signs() {
    return lines.stream()
        .map(Line::sign)
        .filter(Objects::nonNull)
        .map(sign -> sign.family.label() + "/" + sign.name())
        .toList();
  }

  /** Who inserts and who removes was counted for long enough to wait for nothing more. */
  void counted() {
    counted = true;
  }

  boolean isCounted() {
    return counted;
  }

  /** Probability that the suspect is a leak, 0 to 0.99. */
  double confidence() {
    return Math.min(MOST, 1 / (1 + Math.exp(-logOdds())));
  }

  /** How far the evidence carries, or null when it is not enough to suspect. */
  @Nullable Verdict verdict() {
    double confidence = confidence();
    if (confidence >= CONFIRMED_AT && twoFamiliesAgree() && memoryIsSeen()) {
      return Verdict.CONFIRMED;
    }
    return confidence >= SUSPECTED_AT ? Verdict.SUSPECTED : null;
  }

  /** All lines, heaviest first. */
  List<Evidence> evidence() {
    return lines.stream()
        .map(Line::evidence)
        .sorted(Comparator.comparingDouble((Evidence e) -> -Math.abs(e.weight())))
        .toList();
  }

  /** Each family's voices in favour up to its cap; then everything that speaks against. */
  private double logOdds() {
    Map<Family, Double> inFavour = new EnumMap<>(Family.class);
    double sum = Sign.PRIOR;
    for (Line line : lines) {
      double weight = line.evidence().weight();
      sum += Math.min(0, weight);
      inFavour.merge(line.family(), Math.max(0, weight), Double::sum);
    }
    for (double weight : inFavour.values()) {
      sum += Math.min(weight, FAMILY_CAP);
    }
    return sum;
  }

  private boolean twoFamiliesAgree() {
    boolean decisive = false;
    int supporting = 0;
    for (Map.Entry<Family, Double> entry : byFamily().entrySet()) {
      if (entry.getValue() >= COUNTS_AS_SUPPORT && entry.getKey() != Family.HISTORY) {
        supporting++;
        decisive |= entry.getKey().decisive;
      }
    }
    return supporting >= 2 && decisive;
  }

  /**
   * Whether memory was seen to rise, or objects to outlive their use. A container that only grows
   * may take over what another gives up, and is no leak then.
   */
  private boolean memoryIsSeen() {
    return lines.stream()
        .anyMatch(line -> line.family().seesMemory && line.evidence().weight() > 0);
  }

  private Map<Family, Double> byFamily() {
    Map<Family, Double> sums = new EnumMap<>(Family.class);
    for (Line line : lines) {
      sums.merge(line.family(), line.evidence().weight(), Double::sum);
    }
    return sums;
  }
}
