package io.leakscribe.agent.trend;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a series will have used up what is left; {@code earliest} to {@code latest} is the 90 %
 * interval.
 *
 * @param at the expected time
 * @param earliest near end of the interval
 * @param latest far end, null when it is unbounded
 */
public record Forecast(Instant at, Instant earliest, @Nullable Instant latest) {}
