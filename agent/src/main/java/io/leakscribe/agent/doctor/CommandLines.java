package io.leakscribe.agent.doctor;

import java.nio.file.Path;

/** Commands to be copied into a shell. */
final class CommandLines {
  private CommandLines() {}

  /** This command line again, with other arguments. */
  static String own(Path jar, String arguments) {
    Path java = Path.of(System.getProperty("java.home", ""), "bin", "java");
    return quoted(java.toString()) + " -jar " + quoted(jar.toString()) + " " + arguments;
  }

  static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:@%+,=#-]+") && !word.startsWith("#")
        ? word
        : "'" + word.replace("'", "'\\''") + "'";
  }
}
