package io.leakscribe.agent.suspect;

/** What would help to know and is only looked for on suspicion. */
public enum Wanted {
  /** Where threads are started. */
  THREAD_SITES,
  /** Which class loaders there are, and where their classes are defined. */
  LOADERS
}
