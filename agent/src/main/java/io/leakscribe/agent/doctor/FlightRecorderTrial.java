package io.leakscribe.agent.doctor;

import jdk.jfr.Recording;

/** The only class here that needs the module jdk.jfr. */
final class FlightRecorderTrial {
  private FlightRecorderTrial() {}

  /** Starts a recording of one event in this JVM, and throws it away. */
  static void run() {
    try (Recording recording = new Recording()) {
      recording.enable("jdk.GarbageCollection");
      recording.start();
      recording.stop();
    }
  }
}
