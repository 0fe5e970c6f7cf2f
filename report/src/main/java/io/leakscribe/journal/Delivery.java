package io.leakscribe.journal;

/**
 * How an alert came in.
 *
 * @param via the Alertmanager that sent it, its own URL; empty when it was not said
 * @param groupKey the group of alerts that the message was about; empty when it was not said
 * @param truncated how many alerts of the group the message left out
 * @param peer address that it was received from; empty when it was read from a file
 * @param timed whether the event's time is when it was received. A saved message does not always
 *     say that; the event then has the newest time that the alert itself names
 */
public record Delivery(String via, String groupKey, long truncated, String peer, boolean timed) {
  /** Nothing is known but the time. */
  public static final Delivery UNKNOWN = new Delivery("", "", 0, "", true);
}
