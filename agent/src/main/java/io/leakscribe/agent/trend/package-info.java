/**
 * From a series of readings to a verdict on its growth: is it growing, how fast, since when, and
 * when will it have used up what is left.
 *
 * <p>Pure: time is an argument. Imports nothing else of Leakscribe.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.agent.trend;
