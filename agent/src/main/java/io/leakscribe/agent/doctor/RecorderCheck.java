package io.leakscribe.agent.doctor;

import io.leakscribe.agent.probe.process.RecorderSpace;
import io.leakscribe.incident.Format;
import java.nio.file.Path;

/** Whether the flight recorder can run. */
final class RecorderCheck {
  private static final String NAME = "recorder";

  private RecorderCheck() {}

  /** Of this JVM, by trying. */
  static Check ofThisJvm() {
    Check space = space(Path.of(System.getProperty("java.io.tmpdir", "/tmp")), "");
    return space.failed() ? space : trial();
  }

  /** Where that disk is full, the recorder ends the whole JVM. */
  static Check space(Path temporary, String shown) {
    String name = shown.isEmpty() ? temporary.toString() : shown;
    long free = temporary.toFile().getUsableSpace();
    return free >= RecorderSpace.LEAST
        ? Check.ok(NAME, Format.bytes(free) + " free in " + name)
        : Check.fail(
            NAME,
            "only "
                + Format.bytes(free)
                + " free in "
                + name
                + ": a flight recorder that finds its disk full ends the JVM",
            "free "
                + Format.bytes(RecorderSpace.LEAST)
                + " there, or set -Djava.io.tmpdir to a directory that has them");
  }

  private static Check trial() {
    try {
      FlightRecorderTrial.run();
      return Check.ok(NAME, "the flight recorder starts");
    } catch (Exception | LinkageError | InternalError e) {
      return Check.warn(
          NAME,
          "the flight recorder does not start (" + e + "): the live set will be less exact",
          "see that the temp directory can be written, and that nothing switches the recorder off");
    }
  }
}
