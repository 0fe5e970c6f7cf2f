package io.leakscribe.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Directories for the runs of one test below {@code target/it-runs}: kept when the test fails, and
 * then shown with the end of the shop's log.
 */
final class RunDirectories implements AfterTestExecutionCallback {
  private static final int LOG_LINES = 40;

  private static final List<String> LOGS =
      List.of("shop.log", "stack/serve.log", "stack/alertmanager.log", "stack/prometheus.log");

  private final List<Path> directories = new ArrayList<>();

  /** An empty directory of that name. */
  Path empty(String name) {
    Path directory = Path.of("target", "it-runs", name).toAbsolutePath();
    delete(directory);
    directories.add(directory);
    return directory;
  }

  @Override
  public void afterTestExecution(ExtensionContext context) throws IOException {
    boolean failed = context.getExecutionException().isPresent();
    for (Path directory : directories) {
      if (failed) {
        show(context.getDisplayName(), directory);
      } else {
        delete(directory);
      }
    }
  }

  private static void show(String test, Path directory) throws IOException {
    System.out.println("FAILED " + test + ": the run is kept in " + directory);
    for (String name : LOGS) {
      Path log = directory.resolve(name);
      if (Files.exists(log)) {
        List<String> lines = Files.readAllLines(log);
        lines
            .subList(Math.max(0, lines.size() - LOG_LINES), lines.size())
            .forEach(line -> System.out.println("  " + name + ": " + line));
      }
    }
  }

  private static void delete(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> found = Files.walk(directory)) {
      for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new IllegalStateException("'" + directory + "' cannot be emptied", e);
    }
  }
}
