package io.leakscribe.draft;

import io.leakscribe.incident.Incident;
import io.leakscribe.journal.IncidentIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Drafts that were begun under another id, before it was known that two replicas tell of one
 * incident: what a person wrote there goes on in the one draft, and the other place leads to it.
 */
final class Aliases {
  private static final List<String> DOCUMENT =
      List.of("postmortem.md", ".postmortem.base.md", "prometheus.json");

  private Aliases() {}

  /** Takes over the document of the first alias that has one, where there is none yet. */
  static void adopt(Path directory, Incident incident) throws IOException {
    if (Files.exists(directory.resolve(DOCUMENT.get(0)))) {
      return;
    }
    for (String alias : safe(incident)) {
      Path other = directory.resolveSibling(alias);
      if (Files.isRegularFile(other.resolve(DOCUMENT.get(0)))) {
        for (String name : DOCUMENT) {
          if (Files.isRegularFile(other.resolve(name))) {
            Files.copy(other.resolve(name), directory.resolve(name));
          }
        }
        return;
      }
    }
  }

  /** Leaves word where the drafts of the other ids are. */
  static void lead(Path directory, Incident incident) throws IOException {
    for (String alias : safe(incident)) {
      Path other = directory.resolveSibling(alias);
      if (Files.isDirectory(other)) {
        Replace.with(
            other.resolve("MOVED.md"),
            "Replicas reported one incident under several ids. It goes on in"
                + " [../%1$s/postmortem.md](../%1$s/postmortem.md).%n"
                    .formatted(incident.id())
                    .replace("\r", ""));
      }
    }
  }

  /** A journal may come from anywhere, and an id becomes the name of a directory. */
  private static List<String> safe(Incident incident) {
    return incident.aliases().stream().filter(IncidentIds::isSafe).toList();
  }
}
