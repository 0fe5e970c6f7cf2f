/** Sizes of maps, collections, caches and queues, by the field that holds them. */
@org.jspecify.annotations.NullMarked
package io.leakscribe.agent.probe.holder;
