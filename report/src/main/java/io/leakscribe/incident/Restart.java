package io.leakscribe.incident;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What growth was before and after a restart.
 *
 * @param before the run that ended
 * @param after the run that followed
 * @param unit what grew: {@code entries} of the leading holder, or {@code bytes} of the live set
 * @param ratePerHourBefore growth per hour before it, in {@code unit}
 * @param ratePerHourAfter growth per hour after it
 * @param said what the agent said of this restart itself, null when it said nothing
 */
public record Restart(
    Run before,
    Run after,
    String unit,
    OptionalDouble ratePerHourBefore,
    OptionalDouble ratePerHourAfter,
    @Nullable Cleared said) {

  /** The unit of a holder's growth. */
  public static final String ENTRIES = "entries";

  /** The unit of the live set's growth. */
  public static final String BYTES = "bytes";

  /** Below this share of the earlier rate, growth counts as gone; above twice it, as back. */
  private static final double GONE = 0.25;

  /** What the numbers say. */
  public enum Verdict {
    HELPED,
    DID_NOT_HELP,
    CANNOT_TELL
  }

  /** Whether anything grew before it; where nothing did, there was nothing to help. */
  public boolean isOfLeak() {
    return ratePerHourBefore.isEmpty() || ratePerHourBefore.getAsDouble() > 0;
  }

  /** Whether growth came back. */
  public Verdict verdict() {
    return said != null && !unit.equals(ENTRIES) ? Verdict.DID_NOT_HELP : byRates();
  }

  private Verdict byRates() {
    if (ratePerHourBefore.isEmpty() || ratePerHourAfter.isEmpty()) {
      return Verdict.CANNOT_TELL;
    }
    double before = ratePerHourBefore.getAsDouble();
    double after = ratePerHourAfter.getAsDouble();
    if (before <= 0) {
      return Verdict.CANNOT_TELL;
    }
    if (after >= 2 * GONE * before) {
      return Verdict.DID_NOT_HELP;
    }
    return after <= GONE * before ? Verdict.HELPED : Verdict.CANNOT_TELL;
  }
}
