package io.leakscribe.trials.servers;

import io.leakscribe.launch.ForkedJvm;
import java.nio.file.Path;
import java.util.List;

/** What a JVM holds after a full collection. */
final class Loaders {
  private final Path directory;
  private final ForkedJvm jvm;

  Loaders(Path directory, ForkedJvm jvm) {
    this.directory = directory;
    this.jvm = jvm;
  }

  /** Living objects of a class, which ends in this. */
  long living(String className) throws Exception {
    return ask("GC.class_histogram").stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length >= 4 && columns[3].endsWith(className))
        .mapToLong(columns -> Long.parseLong(columns[1]))
        .sum();
  }

  /** Used metaspace in KiB. */
  long metaspace() throws Exception {
    String counter = "sun.gc.metaspace.used=";
    return ask("PerfCounter.print").stream()
        .filter(line -> line.startsWith(counter))
        .map(line -> line.substring(counter.length()))
        .mapToLong(bytes -> Long.parseLong(bytes) / 1024)
        .findFirst()
        .orElseThrow();
  }

  private List<String> ask(String what) throws Exception {
    try (ForkedJvm jcmd = ForkedJvm.in(directory).tool("jcmd", String.valueOf(jvm.pid()), what)) {
      if (jcmd.awaitExit() != 0) {
        throw new AssertionError(String.join("\n", jcmd.output()));
      }
      return jcmd.output();
    }
  }
}
