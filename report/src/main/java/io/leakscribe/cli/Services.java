package io.leakscribe.cli;

import io.leakscribe.draft.Drafts;
import io.leakscribe.incident.Incident;
import io.leakscribe.journal.ReadPlan;
import io.leakscribe.journal.SkippedLines;
import io.leakscribe.outside.Recording;
import io.leakscribe.prometheus.RecordingFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the services, and the incidents in their journals, under a directory. */
final class Services {
  /** An incident and where it was found. */
  record Found(Path serviceDir, Incident incident, SkippedLines skipped) {
    /** Where its draft and its evidence are. */
    Path directory() throws IOException {
      return Drafts.directory(serviceDir, incident);
    }

    /** What a Prometheus said of it, if one was asked. */
    Recording recording() {
      try {
        return RecordingFile.read(directory());
      } catch (IOException e) {
        return Recording.NONE; // its id names no directory: nothing can be kept for it
      }
    }
  }

  private Services() {}

  /**
   * All incidents of all services.
   *
   * @param progress told how far it has come when there is much to read
   */
  static List<Found> incidents(Path dir, PrintWriter progress) throws IOException, Failure {
    List<Found> found = new ArrayList<>();
    List<Path> services = services(dir);
    ReadPlan.Progress told = ReadProgress.of(services, progress);
    for (Path service : services) {
      Drafts.Loaded loaded = Drafts.load(service, told);
      loaded.incidents().forEach(i -> found.add(new Found(service, i, loaded.skipped())));
    }
    return found;
  }

  static Found incident(Path dir, String id, PrintWriter progress) throws IOException, Failure {
    List<Found> all = incidents(dir, progress);
    for (Found found : all) {
      if (found.incident().isCalled(id)) {
        return found;
      }
    }
    String known =
        all.stream().map(found -> found.incident().id()).collect(Collectors.joining(", "));
    throw new Failure(
        "no incident '%s' in '%s'; it has: %s"
            .formatted(id, dir, known.isEmpty() ? "none" : known));
  }

  private static List<Path> services(Path dir) throws IOException, Failure {
    if (!Files.isDirectory(dir)) {
      throw new Failure(
          "no directory '"
              + dir
              + "'; name the agent's directory with --dir, or run from where it is");
    }
    List<Path> services = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(dir)) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry.resolve("journal"))) {
          services.add(entry);
        }
      }
    }
    services.sort(null);
    if (services.isEmpty()) {
      throw new Failure(
          "no journals in '" + dir + "'; expected '" + dir.resolve("<service>/journal") + "'");
    }
    return services;
  }
}
