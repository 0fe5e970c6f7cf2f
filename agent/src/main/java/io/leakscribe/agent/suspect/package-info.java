/**
 * Weighs observations and trends into ranked suspects, each with its ledger of evidence; tests the
 * wrong suspects; says what is not a leak, and what is not known yet.
 *
 * <p>Pure: time is an argument. Imports {@code observe}, {@code trend} and the journal's
 * vocabulary.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.agent.suspect;
