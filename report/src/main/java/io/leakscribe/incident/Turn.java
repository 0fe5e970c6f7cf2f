package io.leakscribe.incident;

import io.leakscribe.journal.Diagnosis;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Origin;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The incident as one event saw it: its suspects, best first, when memory will be full, and what is
 * known beside.
 */
public record Turn(
    Origin origin,
    Stage stage,
    List<Suspect> suspects,
    @Nullable Exhaustion exhaustion,
    Diagnosis diagnosis) {
  private static final Duration VAGUE = Duration.ofHours(1);

  public Turn {
    suspects = List.copyOf(suspects);
  }

  /**
   * When memory will be full, where that is worth telling; null when nothing is foreseen, and when
   * the forecast has no end and what is expected lies hours and several times as far away as what
   * may be: the first readings of a leak give such.
   */
  public @Nullable Exhaustion forecast() {
    Exhaustion full = exhaustion;
    if (full == null || full.latest() != null) {
      return full;
    }
    Duration soonest = Duration.between(origin.time(), full.earliest());
    Duration expected = Duration.between(origin.time(), full.at());
    boolean wide = expected.minus(soonest).compareTo(VAGUE) > 0;
    return wide && expected.compareTo(soonest.multipliedBy(2)) > 0 ? null : full;
  }

  /** The best suspect. */
  public @Nullable Suspect leading() {
    return suspects.isEmpty() ? null : suspects.get(0);
  }

  /** The suspect of a fingerprint, wherever it ranks. */
  public @Nullable Suspect of(String fingerprint) {
    for (Suspect suspect : suspects) {
      if (suspect.fingerprint().equals(fingerprint)) {
        return suspect;
      }
    }
    return null;
  }
}
