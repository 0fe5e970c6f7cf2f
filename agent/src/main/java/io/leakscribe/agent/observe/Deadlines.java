package io.leakscribe.agent.observe;

import java.time.Duration;

/**
 * What the deadlines say that some entries of a holder carry themselves.
 *
 * @param field of the entry, {@code com.shop.Token.expiresAt}
 * @param read number of deadlines that were read, at least 1
 * @param past how many of them are over
 * @param left time to the median of them; negative when that is over
 */
public record Deadlines(String field, int read, int past, Duration left) {}
