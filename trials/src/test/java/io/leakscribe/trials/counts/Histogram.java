package io.leakscribe.trials.counts;

import io.leakscribe.launch.ForkedJvm;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is alive in another JVM, by class. */
final class Histogram {
  static final String TRACKED = "io.leakscribe.agent.probe.lifecycle.TrackedRef";
  private static final Pattern ROW = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");

  /** A weak reference, and its place in a map by identity. */
  private static final List<String> TRACKING =
      List.of(TRACKED, "java.util.HashMap$Node", "[Ljava.util.HashMap$Node;", "java.lang.Integer");

  private final Map<String, long[]> rows = new HashMap<>();

  private Histogram() {}

  /** Collects garbage there, and counts. */
  static Histogram of(ForkedJvm jvm, Path directory) throws Exception {
    Histogram histogram = new Histogram();
    try (ForkedJvm jcmd =
        ForkedJvm.in(directory).tool("jcmd", String.valueOf(jvm.pid()), "GC.class_histogram")) {
      jcmd.awaitExit();
      jcmd.output().forEach(histogram::read);
    }
    return histogram;
  }

  private void read(String line) {
    Matcher row = ROW.matcher(line);
    if (row.matches()) {
      rows.put(
          row.group(3), new long[] {Long.parseLong(row.group(1)), Long.parseLong(row.group(2))});
    }
  }

  long instances(String type) {
    return rows.getOrDefault(type, new long[2])[0];
  }

  /** Bytes of all that following objects is made of. */
  long ofTracking() {
    return TRACKING.stream().mapToLong(type -> rows.getOrDefault(type, new long[2])[1]).sum();
  }
}
