/**
 * Sizes of maps, collections, caches and queues, by the field that holds them; of those that grow
 * also what their entries are, weigh, whether they stay, and when they say that they go.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.agent.probe.holder;
