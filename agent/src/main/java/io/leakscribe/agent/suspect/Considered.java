package io.leakscribe.agent.suspect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case that was weighed, whether it made a suspect or not: for calibration.
 *
 * @param holder null where none is known
 * @param leakingClass null where none is known
 * @param site of insertion or allocation, null where none is known
 * @param confidence 0 to 1
 * @param signs what stood in the ledger, {@code family/NAME} each
 */
public record Considered(
    @Nullable String holder,
    @Nullable String leakingClass,
    @Nullable String site,
    double confidence,
    List<String> signs) {

  public Considered {
    signs = List.copyOf(signs);
  }
}
