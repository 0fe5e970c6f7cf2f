package io.leakscribe.scenarios;

import io.leakscribe.draft.Drafts;
import io.leakscribe.incident.Incident;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The drafted postmortems of a run, on disk. */
final class DraftFiles {

  private DraftFiles() {}

  /** Where the agent drafts an incident. */
  static Path directory(Path runDirectory, String incident) {
    return AgentFiles.serviceDirectory(runDirectory).resolve("incidents").resolve(incident);
  }

  /**
   * Drafts every incident again from the journals, as the {@code report} command does: an
   * application that was killed could not do so itself.
   *
   * @return the page of the newest incident, null when there is none
   */
  static @Nullable Path refresh(Path runDirectory) {
    Path service = AgentFiles.serviceDirectory(runDirectory);
    Path newest = null;
    try {
      Drafts.Loaded loaded = Drafts.load(service);
      for (Incident incident : loaded.incidents()) {
        Drafts.write(service, incident, loaded.skipped());
        newest = directory(runDirectory, incident.id()).resolve("postmortem.html");
      }
      return newest;
    } catch (IOException e) {
      throw new UncheckedIOException("the drafts in '" + service + "' cannot be refreshed", e);
    }
  }
}
