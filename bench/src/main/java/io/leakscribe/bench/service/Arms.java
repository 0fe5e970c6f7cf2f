package io.leakscribe.bench.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** From the names on the command line to flags of the JVM. */
final class Arms {
  /** What every other is compared with. */
  static final String NONE = "none";

  static final String HELP =
      "none, none-again (the noise), leakscribe, jmx_exporter, opentelemetry, async-profiler,"
          + " jfr-default, jfr-profile; leakscribe:OPTION=VALUE+… with options of the agent;"
          + " leakscribe@JAR for another jar; jfr:EVENT+… a recording of these events alone"
          + " (jfr: alone for none), EVENT may be EVENT#SETTING=VALUE; stream:EVENT+… the same"
          + " through a stream inside the process; java:FLAG+… with these flags of the JVM";

  private final Site site;

  Arms(Site site) {
    this.site = site;
  }

  /**
   * An arm by its name.
   *
   * @throws IllegalArgumentException with a line for the user
   */
  Arm parse(String name) {
    return switch (name) {
      case NONE, "none-again" -> new Arm(name, (run, port) -> List.of(), false);
      case "leakscribe" -> leakscribe(name, site.agent(), List.of());
      case "jmx_exporter" -> new Arm(name, this::jmxExporter, true);
      case "opentelemetry" -> new Arm(name, (run, port) -> openTelemetry(), false);
      case "async-profiler" -> new Arm(name, this::asyncProfiler, false);
      case "jfr-default" -> new Arm(name, (run, port) -> jfr("default"), false);
      case "jfr-profile" -> new Arm(name, (run, port) -> jfr("profile"), false);
      default -> parameterized(name);
    };
  }

  private Arm parameterized(String name) {
    String kind = name.replaceFirst("[:@].*", "");
    String rest = name.substring(Math.min(name.length(), kind.length() + 1));
    List<String> parts = rest.isEmpty() ? List.of() : List.of(rest.split("(?<!:)\\+", -1));
    return switch (kind) {
      case "leakscribe" ->
          name.contains("@")
              ? leakscribe(name, Path.of(rest), List.of())
              : leakscribe(name, site.agent(), parts);
      case "jfr" -> new Arm(name, (run, port) -> recording(run, parts), false);
      case "stream" -> new Arm(name, (run, port) -> stream(run, parts), false);
      case "java" -> new Arm(name, (run, port) -> parts, false);
      default -> throw new IllegalArgumentException("no arm \"" + name + "\"; there are: " + HELP);
    };
  }

  private static Arm leakscribe(String name, Path jar, List<String> options) {
    return new Arm(
        name,
        (run, port) -> {
          List<String> all = new ArrayList<>();
          all.add("dir=" + run.resolve("leakscribe"));
          all.add("port=" + port);
          all.addAll(options);
          return List.of("-javaagent:" + found(jar) + "=" + String.join(",", all));
        },
        options.stream().noneMatch(option -> option.startsWith("port=")));
  }

  private List<String> jmxExporter(Path run, int port) throws IOException {
    Path config = run.resolve("jmx.yaml");
    Files.writeString(config, "rules:\n- pattern: \".*\"\n");
    Path jar = found(site.peer("jmx_prometheus_javaagent.jar"));
    return List.of("-javaagent:" + jar + "=127.0.0.1:" + port + ":" + config);
  }

  private List<String> openTelemetry() {
    return List.of(
        "-javaagent:" + found(site.peer("opentelemetry-javaagent.jar")),
        "-Dotel.traces.exporter=none",
        "-Dotel.metrics.exporter=none",
        "-Dotel.logs.exporter=none",
        "-Dotel.service.name=orders",
        "-Dotel.javaagent.logging=none");
  }

  private List<String> asyncProfiler(Path run, int port) throws IOException {
    Path library = NativeLibrary.from(found(site.peer("async-profiler.jar")), run);
    return List.of(
        "-agentpath:"
            + library
            + "=start,event=alloc,alloc=512k,live,jfr,file="
            + run.resolve("live.jfr"));
  }

  private static List<String> jfr(String settings) {
    return List.of("-XX:StartFlightRecording:settings=" + settings + ",maxsize=64m");
  }

  private static List<String> recording(Path run, List<String> events) throws IOException {
    Path settings = run.resolve("bench.jfc");
    Files.writeString(settings, Events.settings(events));
    return List.of("-XX:StartFlightRecording:settings=" + settings + ",maxsize=64m");
  }

  private List<String> stream(Path run, List<String> events) throws IOException {
    Path jar = StreamAgent.jar(run, site.classes());
    return List.of("-javaagent:" + jar + "=" + String.join("+", events));
  }

  private static Path found(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "there is no " + file + "; build it first: ./mvnw -DskipTests package");
    }
    return file.toAbsolutePath();
  }
}
