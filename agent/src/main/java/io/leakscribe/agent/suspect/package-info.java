/**
 * Weighs observations and trends into ranked suspects, each with its ledger of evidence, and says
 * which wrong suspects are cleared.
 *
 * <p>Pure: time is an argument. Imports {@code observe}, {@code trend} and the journal's
 * vocabulary.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.agent.suspect;
