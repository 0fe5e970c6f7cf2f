package io.leakscribe.launch;

/**
 * The system property that tells how far the agent has come; from the runtime on, {@code
 * AgentState} there writes it.
 */
final class StateProperty {
  private static final String NAME = "io.leakscribe.agent";

  private StateProperty() {}

  static void starting() {
    set("starting:");
  }

  static void disabled(String reason) {
    set("disabled: " + reason);
  }

  private static void set(String value) {
    try {
      System.setProperty(NAME, value);
    } catch (RuntimeException e) {
      // A security manager: who loads us from outside learns less.
    }
  }
}
