package io.leakscribe.journal;

/** Why a run ended without an orderly stop, as far as its traces tell. */
public enum LossCause {
  OOM_KILL("oom-kill"),
  OUT_OF_MEMORY_ERROR("out-of-memory-error"),
  KILLED("killed"),
  UNKNOWN("unknown");

  private final String label;

  LossCause(String label) {
    this.label = label;
  }

  /** The word used in the journal. */
  public String label() {
    return label;
  }
}
