package io.leakscribe.journal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long the process lives after a restart, if it leaks as it does now.
 *
 * @param expected from the start to exhaustion
 * @param shortest near end of the 90 % interval
 * @param longest far end, null when it is unbounded
 */
public record RestartGain(Duration expected, Duration shortest, @Nullable Duration longest) {}
