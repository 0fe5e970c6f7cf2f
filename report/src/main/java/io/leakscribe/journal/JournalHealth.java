package io.leakscribe.journal;

import org.jspecify.annotations.Nullable;

/**
 * How the writing of a journal goes.
 *
 * @param problem what went wrong last and is not cured yet, null when all is well
 * @param waiting events of consequence that wait in memory for the disk to take them
 * @param samplesDropped samples given up because the disk did not take them, since the start
 * @param eventsDropped events of consequence given up because too many waited, since the start
 */
public record JournalHealth(
    @Nullable String problem, int waiting, long samplesDropped, long eventsDropped) {

  /** Whether everything given to the writer is on its way to the disk or was never needed. */
  public boolean ok() {
    return problem == null;
  }
}
