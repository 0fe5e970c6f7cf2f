package io.leakscribe.agent.trend;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on one series. Immutable.
 *
 * @param shape what the series does
 * @param perSecond growth per second in the unit of the series, over the window that decided
 * @param lower lower end of the 90 % interval of {@code perSecond}
 * @param upper upper end of the 90 % interval of {@code perSecond}
 * @param since when the growth began, null unless it grows
 * @param window length of the window that decided
 * @param readings number of readings in that window
 * @param pValue of the one-sided test for growth, corrected for autocorrelation; 1 without data
 * @param reason one sentence for the ledger: what was tested and what came out
 */
public record Trend(
    Shape shape,
    double perSecond,
    double lower,
    double upper,
    @Nullable Instant since,
    Duration window,
    int readings,
    double pValue,
    String reason) {

  /** What a series does. */
  public enum Shape {
    /** Too few readings, or too short a time; {@code reason} says what will decide. */
    CANNOT_TELL,
    /** No growth that stands out from the noise. */
    STEADY,
    /** Grows ever slower: it is still filling. */
    FILLING,
    /** One step up, and level on both sides of it. */
    STEP,
    /** Keeps growing. */
    GROWING
  }

  /** Whether the series keeps growing. */
  public boolean growing() {
    return shape == Shape.GROWING;
  }
}
