package io.leakscribe.journal;

/**
 * One statement with a number, as it stands in the ledger.
 *
 * @param kind the family that it belongs to, for example {@code holder}, {@code lifecycle}, {@code
 *     heap}
 * @param statement one sentence that a person can check
 * @param weight log-odds in nats; negative speaks against the suspect
 */
public record Evidence(String kind, String statement, double weight) {}
