/**
 * From the events of all runs to incidents: what leaked, since when, over which runs, and what was
 * measured before and after a restart.
 *
 * <p>Pure: no clock, no files. "Now" is the time of the newest event.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.incident;
