package io.leakscribe.agent.observe;

/**
 * A loop that is running, and calls code which empties a holder or removes from it by what it
 * finds: a buffer is written when it is full, a day is forgotten when it is over.
 *
 * @param loop the method that runs, {@code Orders.run}
 * @param code the method that empties, {@code Orders.night}; the same where the loop itself does
 */
public record Awaited(String loop, String code) {}
