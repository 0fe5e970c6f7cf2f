package io.leakscribe.agent.observe;

import org.jspecify.annotations.Nullable;

/**
 * What the code around a holder does so that it stays small, while its class was woven for it.
 *
 * @param runs how often code ran that looks after the holder: sweeps, and methods that could remove
 *     and do not add
 * @param trims whether code that adds to it also asks how full it is and could remove
 * @param sweeps whether code that looks after it goes by what it finds: an age, a state, the eldest
 * @param vain removing calls for one entry that found nothing to remove
 * @param awaited what may empty it yet; null where nothing like it is seen
 */
public record Upkeep(
    long runs, boolean trims, boolean sweeps, long vain, @Nullable Awaited awaited) {

  /** Of a holder that nobody looks after. */
  public static final Upkeep NONE = new Upkeep(0, false, false, 0, null);
}
