package io.leakscribe.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * A JDK and one of its collectors.
 *
 * @param home of the JDK
 * @param feature its feature release
 * @param gc G1, Parallel, Serial, Z, ZGen or Shenandoah; Z is what the JDK takes for {@code
 *     -XX:+UseZGC} alone, and ZGen the generational one where that needs a second option
 */
record Platform(Path home, int feature, String gc) {

  static Platform of(Path home, String gc) {
    return new Platform(home, feature(home), gc);
  }

  /** "17 G1". */
  String label() {
    return feature + " " + gc;
  }

  Path java() {
    return home.resolve("bin").resolve("java");
  }

  List<String> options() {
    return switch (gc) {
      case "G1" -> List.of("-XX:+UseG1GC");
      case "Parallel" -> List.of("-XX:+UseParallelGC");
      case "Serial" -> List.of("-XX:+UseSerialGC");
      case "Z" -> List.of("-XX:+UseZGC");
      case "ZGen" -> List.of("-XX:+UseZGC", "-XX:+ZGenerational");
      case "Shenandoah" -> List.of("-XX:+UseShenandoahGC");
      default ->
          throw new IllegalArgumentException(
              "unknown collector '" + gc + "': use G1, Parallel, Serial, Z, ZGen or Shenandoah");
    };
  }

  /** Why nothing can run on it; empty when it can. */
  Optional<String> missing() {
    if (gc.equals("ZGen") && feature >= 24) {
      return Optional.of("on JDK " + feature + " Z is the generational one; there is no other");
    }
    Path log = null;
    try {
      log = Files.createTempFile("corpus", ".log");
      List<String> command = new java.util.ArrayList<>(List.of(java().toString()));
      command.addAll(options());
      command.add("-version");
      try (Child child = Child.start(command, log)) {
        boolean runs = child.endedWithin(java.time.Duration.ofSeconds(30)) && child.exit() == 0;
        return runs ? Optional.empty() : Optional.of("JDK " + feature + " does not have " + gc);
      } finally {
        Files.deleteIfExists(log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot try '" + java() + "'", e);
    }
  }

  private static int feature(Path home) {
    Properties release = new Properties();
    try (var reader = Files.newBufferedReader(home.resolve("release"))) {
      release.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("no JDK at '" + home + "'", e);
    }
    String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
    return Runtime.Version.parse(version).feature();
  }
}
