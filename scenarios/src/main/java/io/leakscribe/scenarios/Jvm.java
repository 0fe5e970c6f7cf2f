package io.leakscribe.scenarios;

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
