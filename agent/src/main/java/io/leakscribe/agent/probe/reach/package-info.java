/**
 * Holders that are no plain field of a woven class: what can be reached from class statics,
 * threads, thread-locals and executors, and what its entries weigh.
 *
 * <p>Everything here reads racily and calls no method of what it visits: the numbers of one reading
 * may be off by what happens meanwhile, never the application.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.agent.probe.reach;
