package io.leakscribe.agent.suspect;

import java.time.Instant;

/**
 * How many classes the application has loaded that are neither the JDK's nor ours.
 *
 * @param time of the clock that observations have
 * @param loaded since some moment that is the same for all of them
 */
public record OwnClasses(Instant time, long loaded) {}
