/**
 * The process around the heap: metaspace, threads, direct memory, resident set, container limit.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.agent.probe.process;
