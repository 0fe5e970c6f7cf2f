package io.leakscribe.agent.alert;

import java.time.Duration;

/** Lengths of time as they read in a reason. */
final class Spans {

  private Spans() {}

  static String brief(Duration duration) {
    if (duration.toMinutes() < 2) {
      return duration.toSeconds() + " s";
    }
    return duration.toHours() < 3 ? duration.toMinutes() + " min" : duration.toHours() + " h";
  }
}
