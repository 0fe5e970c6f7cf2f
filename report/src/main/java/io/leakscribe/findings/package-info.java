/**
 * What follows from an incident once everything that was recorded of it is laid side by side: the
 * times, the impact, the alerts, the proof that it is over.
 *
 * <p>Pure: no clock, no files.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.findings;
