/**
 * Runs the five incidents, and a healthy shop, with the real agent: as the demo that the README
 * starts, and as the acceptance tests.
 *
 * <p>Knows the agent only as a jar and its journal; the shop only as a jar.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.scenarios;
