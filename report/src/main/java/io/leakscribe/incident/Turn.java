package io.leakscribe.incident;

import io.leakscribe.journal.Diagnosis;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Origin;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
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
  public Turn {
    suspects = List.copyOf(suspects);
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
