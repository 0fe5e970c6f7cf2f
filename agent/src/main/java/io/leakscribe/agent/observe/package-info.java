/**
 * What the probes saw, as plain values: the only thing that passes from the probes to the analysis.
 *
 * <p>Pure: no clock, no I/O, no JVM. Imports nothing else of Leakscribe.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.agent.observe;
