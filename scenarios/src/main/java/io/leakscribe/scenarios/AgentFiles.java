package io.leakscribe.scenarios;

import java.nio.file.Path;

/** Where a run's agent puts its files, and what it is told. */
final class AgentFiles {
  static final String SERVICE = "shop";
  static final String DIRECTORY = "leakscribe";

  private AgentFiles() {}

  /** Nothing but {@code dir}, {@code service} and {@code port}. */
  static String options(Path runDirectory) {
    return "dir=" + directory(runDirectory) + ",service=" + SERVICE + ",port=0";
  }

  /**
   * For one of a fleet: named, on a port of its own, told which version it runs, and with its files
   * below the working directory.
   */
  static String options(String instance, String version, int port) {
    return "dir="
        + DIRECTORY
        + ",service="
        + SERVICE
        + ",instance="
        + instance
        + ",version="
        + version
        + ",port="
        + port;
  }

  static Path directory(Path runDirectory) {
    return runDirectory.toAbsolutePath().resolve(DIRECTORY);
  }

  static Path serviceDirectory(Path runDirectory) {
    return directory(runDirectory).resolve(SERVICE);
  }
}
