package io.leakscribe.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a resource will be full; {@code earliest} to {@code latest} is the 90 % interval.
 *
 * @param resource {@code heap}, {@code container}, {@code metaspace}, {@code direct} or {@code
 *     threads}
 * @param at the expected time
 * @param earliest the near end of the interval
 * @param latest the far end, null when it is unbounded
 */
public record Exhaustion(String resource, Instant at, Instant earliest, @Nullable Instant latest) {}
