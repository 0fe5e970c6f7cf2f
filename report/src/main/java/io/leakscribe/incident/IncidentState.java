package io.leakscribe.incident;

/** How far an incident has come. */
public enum IncidentState {
  SUSPECTED("suspected"),
  CONFIRMED("confirmed"),
  CRITICAL("critical"),
  RESOLVED("resolved");

  private final String label;

  IncidentState(String label) {
    this.label = label;
  }

  /** The word shown to people. */
  public String label() {
    return label;
  }
}
