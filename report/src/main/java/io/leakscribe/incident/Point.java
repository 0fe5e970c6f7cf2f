package io.leakscribe.incident;

import java.time.Instant;

/** One reading of a series. */
public record Point(Instant time, double value) {}
