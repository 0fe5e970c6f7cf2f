package io.leakscribe.journal;

/** The turns of an incident that carry suspects. */
public enum Stage {
  SUSPECTED("leak.suspected"),
  CONFIRMED("leak.confirmed"),
  CRITICAL("leak.critical"),
  UPDATED("leak.updated");

  private final String eventType;

  Stage(String eventType) {
    this.eventType = eventType;
  }

  /** The {@code type} field of the journal line. */
  public String eventType() {
    return eventType;
  }
}
