package io.leakscribe.agent.attach;

/** The answer to a second load. */
final class AlreadyRuns {
  private AlreadyRuns() {}

  static String words(long pid, String where) {
    return "nothing to do in process "
        + pid
        + ": "
        + where
        + "; other options need a restart of the service";
  }
}
