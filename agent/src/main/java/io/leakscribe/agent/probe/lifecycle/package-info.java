/** Sessions and cache entries: created, ended, and still reachable after their end. */
@org.jspecify.annotations.NullMarked
package io.leakscribe.agent.probe.lifecycle;
