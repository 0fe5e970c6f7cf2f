package io.leakscribe.cli;

import io.leakscribe.alertmanager.AlertFiles;
import io.leakscribe.alertmanager.PayloadException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --alerts}: messages of an Alertmanager that somebody has saved. */
final class AlertsOption {
  private static final int MAX_PROBLEMS = 5;

  @Option(
      names = "--alerts",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "take saved Alertmanager messages into the journals first: webhook bodies or answers of"
              + " /api/v2/alerts, one or many a file; what the journals have already is not"
              + " doubled")
  private List<Path> files = List.of();

  /** Takes the files into the journals of a directory. */
  void take(Path dir, PrintWriter to) throws IOException, Failure {
    if (files.isEmpty()) {
      return;
    }
    if (!Files.isDirectory(dir)) {
      throw new Failure("no directory '" + dir + "'; name the agent's directory with --dir");
    }
    AlertFiles inbox = AlertFiles.into(dir);
    for (Path file : files) {
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        throw new Failure("cannot read '" + file + "'; name files with --alerts");
      }
      try {
        tell(file, inbox.take(file), to);
      } catch (PayloadException e) {
        throw new Failure("'" + file + "' has no Alertmanager message: " + e.getMessage());
      }
    }
  }

  private static void tell(Path file, AlertFiles.Taken taken, PrintWriter to) {
    to.println(
        "%s: %d alerts, %d of them new".formatted(file.getFileName(), taken.alerts(), taken.taken())
            + (taken.unowned() == 0
                ? ""
                : "; %d without the name of a service of this directory"
                    .formatted(taken.unowned())));
    List<String> problems = taken.problems();
    problems.stream().limit(MAX_PROBLEMS).forEach(problem -> to.println("  " + problem));
    if (problems.size() > MAX_PROBLEMS) {
      to.println("  and " + (problems.size() - MAX_PROBLEMS) + " more like these");
    }
  }
}
