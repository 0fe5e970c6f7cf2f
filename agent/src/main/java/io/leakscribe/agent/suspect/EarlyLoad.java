package io.leakscribe.agent.suspect;

import java.time.Instant;

/**
 * How many classes the application had loaded, at a moment when nothing else was measured yet.
 *
 * @param time of the clock that observations have
 * @param classes loaded since some moment that is the same for all of them
 */
public record EarlyLoad(Instant time, long classes) {}
