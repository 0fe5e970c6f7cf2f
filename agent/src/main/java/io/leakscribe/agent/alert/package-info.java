/**
 * The life of an incident: suspected, confirmed, critical, resolved, with hysteresis; one incident
 * for a fingerprint, however many readings and runs it spans.
 *
 * <p>Pure: time is an argument. Imports {@code suspect} and the journal's vocabulary.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.agent.alert;
