package io.leakscribe.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The JVM that a shop runs on.
 *
 * @param home of the JDK
 * @param collector G1, Parallel, Serial, ZGC or Shenandoah
 * @param heap as given to -Xmx
 */
record Jvm(Path home, String collector, String heap) {

  static Jvm current() {
    return new Jvm(Path.of(System.getProperty("java.home")), "G1", "256m");
  }

  Jvm withCollector(String other) {
    return new Jvm(home, other, heap);
  }

  Path java() {
    return home.resolve("bin").resolve("java");
  }

  /** Whether this JDK has been built with the collector. */
  boolean hasCollector() {
    List<String> command = new ArrayList<>(List.of(java().toString()));
    command.addAll(options());
    command.add("-version");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run '" + java() + "'", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  List<String> options() {
    List<String> options = new ArrayList<>();
    options.add("-Xms" + heap);
    options.add("-Xmx" + heap);
    options.add("-XX:+ExitOnOutOfMemoryError");
    options.add(
        switch (collector.toLowerCase(Locale.ROOT)) {
          case "g1" -> "-XX:+UseG1GC";
          case "parallel" -> "-XX:+UseParallelGC";
          case "serial" -> "-XX:+UseSerialGC";
          case "zgc" -> "-XX:+UseZGC";
          case "shenandoah" -> "-XX:+UseShenandoahGC";
          default ->
              throw new IllegalArgumentException(
                  "unknown collector '"
                      + collector
                      + "': use G1, Parallel, Serial, ZGC or Shenandoah");
        });
    return options;
  }
}
