package io.leakscribe.agent.runtime;

/** Why the agent cannot run, in words that say what to do where that is known. */
final class Reason {
  private static final String MANAGEMENT = "java.lang.management.";

  private Reason() {}

  static String of(Throwable reason) {
    String text = String.valueOf(reason);
    boolean noManagement =
        reason instanceof NoClassDefFoundError && text.replace('/', '.').contains(MANAGEMENT);
    return noManagement
        ? "this runtime lacks the module java.management; add it to the image"
        : text;
  }
}
