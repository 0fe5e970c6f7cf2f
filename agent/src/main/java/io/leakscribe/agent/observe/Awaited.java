package io.leakscribe.agent.observe;

import org.jspecify.annotations.Nullable;

/**
 * Code that empties a holder, or removes from it by what it finds, and is to be called yet: a
 * buffer is written when it is full, a day is forgotten when it is over.
 *
 * @param loop the method that calls it in a loop and is running, {@code Orders.run}; null where a
 *     timetable does, of which nobody knows whether it is kept
 * @param code the method that empties, {@code Orders.night}; the same where the loop itself does
 */
public record Awaited(@Nullable String loop, String code) {}
