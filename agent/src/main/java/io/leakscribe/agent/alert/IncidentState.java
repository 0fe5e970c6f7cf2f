package io.leakscribe.agent.alert;

/** How far an incident has come; the ordinal is the value of the metric. */
public enum IncidentState {
  NONE,
  SUSPECTED,
  CONFIRMED,
  CRITICAL
}
