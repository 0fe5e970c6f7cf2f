/**
 * Prometheus, Alertmanager and the receiver of its webhooks, as real processes on the loopback
 * interface.
 *
 * <p>Knows nothing of the shop; the agent's jar only as the receiver.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.scenarios.stack;
