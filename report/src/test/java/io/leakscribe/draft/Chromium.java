package io.leakscribe.draft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real browser without a window, started once for each question. */
final class Chromium {
  private static final int SECONDS = 60;
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private final String program = find();
  private final Path directory;

  /** Profiles are made under {@code directory} and removed again. */
  Chromium(Path directory) {
    this.directory = directory;
  }

  private static String find() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      for (String name : NAMES) {
        Path program = Path.of(folder, name);
        if (Files.isExecutable(program)) {
          return program.toString();
        }
      }
    }
    throw new AssertionError(
        "No browser to look at the page with: install chromium (Debian: apt-get install chromium)"
            + ", or leave the integration tests out with -DskipITs.");
  }

  /** The page as it is once its scripts are done. */
  String dom(Path page, String... more) throws Exception {
    List<String> options = new ArrayList<>(List.of(more));
    options.add("--dump-dom");
    options.add("--allow-file-access-from-files");
    options.add("--virtual-time-budget=60000");
    return run(page, options);
  }

  void screenshot(Path page, Path to, int width, int height, String... more) throws Exception {
    List<String> options = new ArrayList<>(List.of(more));
    options.add("--window-size=" + width + "," + height);
    options.add("--allow-file-access-from-files");
    options.add("--screenshot=" + to.toAbsolutePath());
    run(page, options);
  }

  void pdf(Path page, Path to) throws Exception {
    run(page, List.of("--no-pdf-header-footer", "--print-to-pdf=" + to.toAbsolutePath()));
  }

  private String run(Path page, List<String> options) throws Exception {
    Path profile = Files.createTempDirectory(directory, "profile");
    Path out = Files.createTempFile(directory, "out", ".txt");
    List<String> command = new ArrayList<>(List.of(program, "--headless", "--no-sandbox"));
    command.addAll(List.of("--hide-scrollbars", "--disable-gpu", "--disable-sync"));
    command.addAll(List.of("--disable-background-networking", "--disable-component-update"));
    command.add("--user-data-dir=" + profile);
    command.addAll(options);
    command.add(page.toUri().toString());
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new AssertionError("the browser did not finish within " + SECONDS + " s: " + command);
      }
      return new String(Files.readAllBytes(out), StandardCharsets.UTF_8);
    } finally {
      delete(profile);
      Files.deleteIfExists(out);
    }
  }

  /** Best effort: a late helper process of the browser may still write into it. */
  private static void delete(Path directory) {
    try (var files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | java.io.UncheckedIOException e) {
      directory.toFile().deleteOnExit();
    }
  }
}
