package io.leakscribe.agent.suspect;

import org.jspecify.annotations.Nullable;

/**
 * What earlier runs knew of a fingerprint.
 *
 * @param runs number of earlier runs in which it was suspected, 1 or more
 * @param entriesPerHour its growth in the newest of them, null when not known
 */
public record Recurrence(int runs, @Nullable Double entriesPerHour) {}
