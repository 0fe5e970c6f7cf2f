package io.leakscribe.scenarios;

import java.nio.file.Path;

/** What the integration tests run: the jars as built, on the JVM under test. */
final class Forked {

  private Forked() {}

  static Artifacts artifacts() {
    return Artifacts.in(Path.of(System.getProperty("leakscribe.root", "..")));
  }

  /** G1, on the JDK named by {@code it.java.home}; this one when it is not set. */
  static Jvm jvm() {
    String home = System.getProperty("it.java.home", System.getProperty("java.home"));
    return new Jvm(Path.of(home), "G1", "256m");
  }
}
