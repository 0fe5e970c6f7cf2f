package io.leakscribe.timeline;

import java.time.Instant;

/**
 * One row of a timeline.
 *
 * @param time when it happened
 * @param source who knows: {@code agent}, {@code signal}, {@code process}, {@code deploy}, {@code
 *     alert}, {@code Prometheus} or {@code person}
 * @param what what happened, one or two sentences; unescaped
 * @param event short id of the event that says so, {@code R1#17}
 */
public record Row(Instant time, String source, String what, String event) {}
