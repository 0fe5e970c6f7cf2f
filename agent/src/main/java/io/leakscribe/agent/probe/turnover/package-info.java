/**
 * Who puts entries into a holder that is about to be suspected and who takes them out: for a
 * bounded time the classes around the holder are woven, and then are again as they were.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.agent.probe.turnover;
