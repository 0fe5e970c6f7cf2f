/**
 * What can be known of another process on this machine without touching it: from {@code /proc},
 * from the counters that a JVM maps into the temp directory, and from the release file of its
 * runtime. Never from its environment, and of its command line only flags of the JVM whose names we
 * know.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.agent.inspect;
