package io.leakscribe.draft;

import io.leakscribe.chart.Chart;
import io.leakscribe.chart.Charts;
import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Incidents;
import io.leakscribe.journal.ReadPlan;
import io.leakscribe.journal.SkippedLines;
import io.leakscribe.prometheus.RecordingFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Writes the drafts of a service's incidents from its journals.
 *
 * <p>Files are replaced in one step each. Reading goes through the journals twice and takes about a
 * tenth of a second for 16 MiB: keep it off the application's threads. Thread-safe; of two writers
 * of the same draft the last one wins.
 */
public final class Drafts {
  /** An id becomes the name of a directory, and a journal may come from anywhere. */
  private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  /**
   * What the journals of a service hold.
   *
   * @param incidents in the order of their ids
   * @param skipped what of the journals could not be used
   */
  public record Loaded(List<Incident> incidents, SkippedLines skipped) {}

  /** The formats of a draft. */
  public enum Format {
    MD,
    HTML,
    JSON
  }

  private Drafts() {}

  /**
   * Reads the journals of a service.
   *
   * @param serviceDir {@code <dir>/<service>}
   * @throws IOException when the directory of journals cannot be listed
   */
  public static Loaded load(Path serviceDir) throws IOException {
    return load(serviceDir, ReadPlan.Progress.NONE);
  }

  /**
   * As {@link #load(Path)}.
   *
   * @param progress told of the bytes as they are read; every journal is read twice
   */
  public static Loaded load(Path serviceDir, ReadPlan.Progress progress) throws IOException {
    JournalEvents events = new JournalEvents(serviceDir, progress);
    try {
      return new Loaded(Incidents.of(events), events.skipped());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Drafts or refreshes the postmortem of one incident: Markdown with its charts, HTML and JSON.
   *
   * @return the Markdown file: {@code postmortem.md}, or {@code postmortem.new.md} beside it when a
   *     person has edited that one
   * @throws IOException when the incident is not in the journals or a file cannot be written
   */
  public static Path write(Path serviceDir, String incidentId) throws IOException {
    Loaded loaded = load(serviceDir);
    for (Incident incident : loaded.incidents()) {
      if (incident.isCalled(incidentId)) {
        return write(serviceDir, incident, loaded.skipped());
      }
    }
    throw new IOException(
        "no incident '" + incidentId + "' in the journals of '" + serviceDir + "'");
  }

  /** As {@link #write(Path, String)}, for an incident that has been loaded. */
  public static Path write(Path serviceDir, Incident incident, SkippedLines skipped)
      throws IOException {
    return write(serviceDir, incident, skipped, EnumSet.allOf(Format.class));
  }

  /**
   * As {@link #write(Path, Incident, SkippedLines)}, in these formats only.
   *
   * @return the Markdown file, or the directory when Markdown is not asked for
   */
  public static Path write(
      Path serviceDir, Incident incident, SkippedLines skipped, Set<Format> formats)
      throws IOException {
    Path directory = directory(serviceDir, incident);
    Files.createDirectories(directory);
    Findings findings = Findings.of(incident, RecordingFile.read(directory));
    if (formats.contains(Format.HTML)) {
      replace(directory.resolve("postmortem.html"), html(findings, skipped));
    }
    if (formats.contains(Format.JSON)) {
      replace(directory.resolve("postmortem.json"), json(findings));
    }
    if (!formats.contains(Format.MD)) {
      return directory;
    }
    for (Chart chart : Charts.of(findings)) {
      replace(directory.resolve(chart.name() + ".svg"), chart.standalone());
    }
    return markdown(directory, Seal.seal(markdown(findings, skipped)));
  }

  /**
   * Where the draft of an incident and its evidence are.
   *
   * @throws IOException when the id cannot name a directory
   */
  public static Path directory(Path serviceDir, Incident incident) throws IOException {
    if (!SAFE_ID.matcher(incident.id()).matches()) {
      throw new IOException("the incident id '" + incident.id() + "' cannot name a directory");
    }
    return serviceDir.resolve("incidents").resolve(incident.id());
  }

  private static Path markdown(Path directory, String sealed) throws IOException {
    Path main = directory.resolve("postmortem.md");
    Path beside = directory.resolve("postmortem.new.md");
    if (isEdited(main)) {
      replace(beside, sealed);
      return beside;
    }
    replace(main, sealed);
    if (Files.exists(beside) && !isEdited(beside)) {
      Files.delete(beside);
    }
    return main;
  }

  private static boolean isEdited(Path file) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    // Bytes that are not UTF-8 are an edit as well, so they must not throw.
    return !Seal.isUntouched(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
  }

  /** The draft as Markdown. */
  public static String markdown(Findings findings, SkippedLines skipped) {
    return MarkdownRenderer.render(DraftDocument.of(findings, skipped)).stripTrailing() + "\n";
  }

  /** The draft as one HTML page. */
  public static String html(Findings findings, SkippedLines skipped) {
    return HtmlRenderer.render(
        DraftDocument.title(findings.incident()), DraftDocument.of(findings, skipped));
  }

  /** The incident as JSON. */
  public static String json(Findings findings) {
    return JsonDraft.render(findings);
  }

  private static void replace(Path file, String text) throws IOException {
    // Not createTempFile: its files are readable by their owner alone, and would stay so.
    Path temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
    try {
      Files.write(temporary, text.getBytes(StandardCharsets.UTF_8));
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
