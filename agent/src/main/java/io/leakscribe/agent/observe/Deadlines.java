package io.leakscribe.agent.observe;

/**
 * What the deadlines say that some entries of a holder carry themselves; the times are not kept.
 *
 * @param field of the entry, {@code com.shop.Token.expiresAt}
 * @param read number of deadlines that were read, at least 1
 * @param past how many of them are over
 */
public record Deadlines(String field, int read, int past) {}
