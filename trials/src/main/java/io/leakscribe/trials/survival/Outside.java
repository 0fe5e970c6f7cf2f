package io.leakscribe.trials.survival;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the agent takes in a process, seen from outside: nothing of it is told by the agent, but the
 * last two rows.
 */
final class Outside {
  private static final Pattern HISTOGRAM =
      Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+\\[*L?io\\.leakscribe\\..*");
  private static final Pattern LOADER =
      Pattern.compile("\\S+\\s+\\S+\\s+\\S+\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+.*IsolatedLoader.*");

  private final long pid;
  private final Path javaHome;
  private final Path directory;
  private final String metrics;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  Outside(long pid, Path javaHome, Path directory, int port) {
    this.pid = pid;
    this.javaHome = javaHome;
    this.directory = directory;
    this.metrics = "http://127.0.0.1:" + port + "/metrics";
  }

  /** Looks once. Takes a full collection there, so that only what is alive counts. */
  Map<String, Double> look() throws IOException, InterruptedException {
    Map<String, Double> seen = new LinkedHashMap<>();
    histogram(seen);
    loader(seen);
    Path process = Path.of("/proc/" + pid);
    seen.put("threads of ours", (double) threads(process, "leakscribe"));
    seen.put("threads, all", (double) threads(process, ""));
    seen.put("open files, without sockets", (double) openFiles(process.resolve("fd")));
    seen.put("files in the data directory", (double) files().size());
    seen.put("bytes in the data directory", (double) files().stream().mapToLong(this::size).sum());
    String page = scrape();
    seen.put("tracked objects", value(page, "leakscribe_agent_tracked_objects"));
    seen.put("errors of ours", value(page, "leakscribe_agent_errors_total"));
    seen.put("CPU seconds of ours", value(page, "leakscribe_agent_cpu_seconds_total"));
    return seen;
  }

  private void histogram(Map<String, Double> seen) throws IOException, InterruptedException {
    double objects = 0;
    double bytes = 0;
    for (String line : jcmd("GC.class_histogram")) {
      Matcher row = HISTOGRAM.matcher(line);
      if (row.matches()) {
        objects += Double.parseDouble(row.group(1));
        bytes += Double.parseDouble(row.group(2));
      }
    }
    seen.put("heap, objects of our classes", objects);
    seen.put("heap, bytes of our classes", bytes);
  }

  private void loader(Map<String, Double> seen) throws IOException, InterruptedException {
    double classes = 0;
    double block = 0;
    for (String line : jcmd("VM.classloader_stats")) {
      Matcher row = LOADER.matcher(line);
      if (row.matches()) {
        classes += Double.parseDouble(row.group(1));
        block += Double.parseDouble(row.group(3));
      }
    }
    seen.put("classes of our loader", classes);
    seen.put("metaspace of our loader, bytes", block);
  }

  private List<String> jcmd(String command) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(javaHome.resolve("bin/jcmd").toString(), pid + "", command)
            .redirectErrorStream(true)
            .start();
    String text = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    jcmd.waitFor();
    return text.lines().toList();
  }

  private static long threads(Path process, String prefix) throws IOException {
    try (Stream<Path> tasks = Files.list(process.resolve("task"))) {
      return tasks.filter(task -> name(task).startsWith(prefix)).count();
    }
  }

  private static String name(Path task) {
    try {
      return Files.readString(task.resolve("comm"));
    } catch (IOException e) {
      return "it has just ended";
    }
  }

  /** Connections are the customers' business. */
  private static long openFiles(Path descriptors) throws IOException {
    try (Stream<Path> all = Files.list(descriptors)) {
      return all.filter(one -> !target(one).startsWith("socket:")).count();
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "socket: or closed just now";
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private long size(Path file) {
    return file.toFile().length();
  }

  private String scrape() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(metrics)).timeout(Duration.ofSeconds(20)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static double value(String page, String name) {
    Matcher line = Pattern.compile("(?m)^" + name + " (\\S+)$").matcher(page);
    return line.find() ? Double.parseDouble(line.group(1)) : Double.NaN;
  }
}
