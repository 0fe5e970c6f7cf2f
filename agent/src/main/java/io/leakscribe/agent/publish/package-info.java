/** Tells the world: journal, Prometheus endpoint, drafts. */
@org.jspecify.annotations.NullMarked
package io.leakscribe.agent.publish;
