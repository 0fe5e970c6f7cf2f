package io.leakscribe.bench.service;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import jdk.jfr.consumer.RecordingStream;
import org.jspecify.annotations.Nullable;

/**
 * An agent that does nothing but listen to events of the flight recorder, or only to its flushes
 * when no event is named: what a stream costs by itself.
 */
public final class StreamAgent {
  private static final List<Class<?>> PARTS = List.of(StreamAgent.class, Events.class);

  private StreamAgent() {}

  /** Called by the JVM. */
  public static void premain(@Nullable String events) {
    List<String> names =
        events == null || events.isEmpty() ? List.of() : List.of(events.split("\\+", -1));
    Thread thread = new Thread(() -> listen(names), "bench-stream");
    thread.setDaemon(true);
    thread.start();
  }

  @SuppressWarnings("try") // runs until the process ends
  private static void listen(List<String> names) {
    try (RecordingStream stream = new RecordingStream()) {
      Map<String, Map<String, String>> byName = Events.byName(names);
      byName.forEach(
          (name, settings) -> {
            stream.enable(name).with("enabled", "true");
            settings.forEach((key, value) -> stream.enable(name).with(key, value));
            stream.onEvent(name, event -> event.getStartTime());
          });
      stream.onFlush(() -> {});
      stream.start();
    }
  }

  /** Packs this agent, so that a JVM takes it. */
  static Path jar(Path directory, Path classes) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", StreamAgent.class.getName());
    Path jar = directory.resolve("stream-agent.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (Class<?> part : PARTS) {
        String name = part.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(name));
        Files.copy(classes.resolve(name), out);
      }
    }
    return jar;
  }
}
