package io.leakscribe.agent.probe.lifecycle;

/**
 * Which of the application's classes are sessions: those whose name ends in {@code Session}, and
 * those that the operator named.
 */
record SessionRule(ClassPatterns named) {

  /** Takes a name with dots. */
  boolean isSession(String className) {
    return isBuiltIn(className) || isNamed(className);
  }

  boolean isBuiltIn(String className) {
    return className.endsWith("Session") && ApplicationClasses.isApplication(className);
  }

  boolean isNamed(String className) {
    return named.matches(className);
  }
}
