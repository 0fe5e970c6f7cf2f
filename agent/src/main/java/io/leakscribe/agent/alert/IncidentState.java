package io.leakscribe.agent.alert;

/** How far an incident has come. */
public enum IncidentState {
  NONE(0),
  SUSPECTED(1),
  CONFIRMED(2),
  CRITICAL(3);

  private final int level;

  IncidentState(int level) {
    this.level = level;
  }

  /** Returns the value of the metric, 0 to 3. */
  public int level() {
    return level;
  }
}
