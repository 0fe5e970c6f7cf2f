/** Live-set readings: bytes in use right after a collection that reclaimed old memory. */
@org.jspecify.annotations.NullMarked
package io.leakscribe.agent.probe.heap;
