package io.leakscribe.corpus;

/**
 * A reading.
 *
 * @param at seconds since the start
 * @param value in bytes
 */
record Point(double at, double value) {}
