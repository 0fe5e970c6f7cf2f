package io.leakscribe.scenarios;

import java.nio.file.Path;

/**
 * Where a run's agent puts its files. Only {@code dir}, {@code service} and {@code port} are set.
 */
final class AgentFiles {
  static final String SERVICE = "shop";

  private AgentFiles() {}

  static String options(Path runDirectory) {
    return "dir=" + directory(runDirectory) + ",service=" + SERVICE + ",port=0";
  }

  static Path directory(Path runDirectory) {
    return runDirectory.toAbsolutePath().resolve("leakscribe");
  }

  static Path serviceDirectory(Path runDirectory) {
    return directory(runDirectory).resolve(SERVICE);
  }
}
