package io.leakscribe.bench.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** What the numbers depend on, besides what is measured. */
final class Surroundings {
  private Surroundings() {}

  static List<String> of(Site site, Load load, Pinning pinning) throws IOException {
    return List.of(
        "measured: " + Instant.now().truncatedTo(ChronoUnit.SECONDS),
        "machine: "
            + System.getProperty("os.name")
            + ", "
            + cpu()
            + ", load before it began "
            + loadAverage(),
        "JVM: " + java(site.javaHome()) + ", G1, heap " + load.heapMb() + " MiB",
        String.format(
            Locale.ROOT,
            "each run: %s, %,d counted at saturation, %.0f s paced after %.0f s at that rate;"
                + " %d connections; service on processor %s, client on %s",
            load.warmUp(),
            load.requests(),
            load.pacedSeconds(),
            load.settleSeconds(),
            load.connections(),
            pinning.service().isEmpty() ? "any" : pinning.service(),
            pinning.client().isEmpty() ? "any" : pinning.client()));
  }

  private static String cpu() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    List<String> models =
        Files.readAllLines(info).stream().filter(line -> line.startsWith("model name")).toList();
    return models.isEmpty()
        ? "processor not known"
        : models.size() + " × " + models.get(0).replaceFirst(".*: ", "");
  }

  private static String loadAverage() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
  }

  private static String java(Path home) throws IOException {
    Properties release = new Properties();
    try (var in = Files.newInputStream(home.resolve("release"))) {
      release.load(in);
    }
    return (release.getProperty("IMPLEMENTOR", "") + " " + release.getProperty("JAVA_VERSION", "?"))
        .replace("\"", "");
  }
}
