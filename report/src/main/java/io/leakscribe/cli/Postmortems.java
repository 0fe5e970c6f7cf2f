package io.leakscribe.cli;

import io.leakscribe.draft.Drafts;
import io.leakscribe.incident.Incident;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds postmortems that are on disk, and the incidents that they tell of. */
final class Postmortems {
  /** Thirty times the largest draft seen. */
  private static final int MAX_BYTES = 4 << 20;

  private static final String NAME = "postmortem.md";
  private static final Pattern ID = Pattern.compile("\\bincident `([A-Za-z0-9][\\w.-]{0,127})`");

  /**
   * A postmortem.
   *
   * @param incident null when there are no journals of its incident
   */
  record Postmortem(Path file, String text, Services.@Nullable Found incident) {}

  private final Path dir;
  private final Map<Path, List<Services.Found>> loaded = new HashMap<>();

  Postmortems(Path dir) {
    this.dir = dir;
  }

  /** Those beside the journals: of all incidents, or of one. */
  List<Postmortem> all(@Nullable String id) throws IOException, Failure {
    if (!Files.isDirectory(dir)) {
      throw new Failure(
          "no directory '" + dir + "'; name the agent's directory with --dir, or the files");
    }
    List<Postmortem> all = new ArrayList<>();
    for (Path service : entries(dir)) {
      for (Path incident : entries(service.resolve("incidents"))) {
        Path file = incident.resolve(NAME);
        boolean asked = id == null || incident.getFileName().toString().equals(id);
        if (asked && Files.isRegularFile(file)) {
          all.add(of(file));
        }
      }
    }
    if (all.isEmpty()) {
      throw new Failure(
          "no %s %s in '%s'; draft it with 'report' first, or name the file"
              .formatted(NAME, id == null ? "of any incident" : "of incident '" + id + "'", dir));
    }
    return all;
  }

  /** One, wherever it is. */
  Postmortem of(Path file) throws IOException, Failure {
    if (Files.size(file) > MAX_BYTES) {
      throw new Failure(
          "'" + file + "' is larger than 4 MiB, which no postmortem is; name another");
    }
    // Bytes that are not UTF-8 become marks, and do not stop the check.
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    Services.Found incident = beside(file);
    return new Postmortem(file, text, incident == null ? named(text) : incident);
  }

  /** {@code <service>/incidents/<id>/postmortem.md} has its journals in {@code <service>}. */
  private Services.@Nullable Found beside(Path file) throws IOException {
    Path bundle = file.toAbsolutePath().normalize().getParent();
    Path incidents = bundle == null ? null : bundle.getParent();
    Path service = incidents == null ? null : incidents.getParent();
    if (bundle == null || service == null || !Files.isDirectory(service.resolve("journal"))) {
      return null;
    }
    return find(service, String.valueOf(bundle.getFileName()));
  }

  /** A draft says the id of its incident, and keeps it wherever it is taken. */
  private Services.@Nullable Found named(String text) throws IOException {
    Matcher id = ID.matcher(text.substring(0, Math.min(4000, text.length())));
    if (!id.find() || !Files.isDirectory(dir)) {
      return null;
    }
    for (Path service : entries(dir)) {
      Services.Found found = find(service.toAbsolutePath().normalize(), id.group(1));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private Services.@Nullable Found find(Path service, String id) throws IOException {
    List<Services.Found> incidents = loaded.get(service);
    if (incidents == null) {
      incidents = new ArrayList<>();
      if (Files.isDirectory(service.resolve("journal"))) {
        Drafts.Loaded journals = Drafts.load(service);
        for (Incident incident : journals.incidents()) {
          incidents.add(new Services.Found(service, incident, journals.skipped()));
        }
      }
      loaded.put(service, incidents);
    }
    for (Services.Found found : incidents) {
      if (found.incident().id().equals(id)) {
        return found;
      }
    }
    return null;
  }

  private static List<Path> entries(Path directory) throws IOException {
    List<Path> entries = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, Files::isDirectory)) {
        stream.forEach(entries::add);
      }
    }
    entries.sort(null);
    return entries;
  }
}
