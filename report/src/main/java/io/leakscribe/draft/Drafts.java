package io.leakscribe.draft;

import io.leakscribe.chart.Chart;
import io.leakscribe.chart.Charts;
import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Incidents;
import io.leakscribe.journal.DataFiles;
import io.leakscribe.journal.IncidentIds;
import io.leakscribe.journal.ReadPlan;
import io.leakscribe.journal.SkippedLines;
import io.leakscribe.merge.Merged;
import io.leakscribe.prometheus.RecordingFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Writes the drafts of a service's incidents from its journals.
 *
 * <p>People edit the Markdown; see {@link #refresh(Path, Findings, SkippedLines, Set)}. Files are
 * replaced in one step each. Reading goes through the journals twice and takes about a tenth of a
 * second for 16 MiB: keep it off the application's threads. Thread-safe; of two writers of the same
 * HTML the last one wins.
 */
public final class Drafts {
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
    return refresh(serviceDir, incidentId).file();
  }

  /**
   * As {@link #write(Path, String)}.
   *
   * @return with what a person should know: that the draft is reviewed and stays as it is, or that
   *     something has to be decided in it
   * @throws IOException when the incident is not in the journals or a file cannot be written
   */
  public static Refreshed refresh(Path serviceDir, String incidentId) throws IOException {
    Loaded loaded = load(serviceDir);
    for (Incident incident : loaded.incidents()) {
      if (incident.isCalled(incidentId)) {
        Findings findings = findings(serviceDir, incident);
        return refresh(serviceDir, findings, loaded.skipped(), EnumSet.allOf(Format.class));
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
    return refresh(serviceDir, findings(serviceDir, incident), skipped, formats).file();
  }

  /**
   * What follows from an incident, and from what is kept beside its draft.
   *
   * @throws IOException when the id cannot name a directory
   */
  public static Findings findings(Path serviceDir, Incident incident) throws IOException {
    return Findings.of(incident, RecordingFile.read(directory(serviceDir, incident)));
  }

  /**
   * Where the draft of an incident and its evidence are.
   *
   * @throws IOException when the id cannot name a directory
   */
  public static Path directory(Path serviceDir, Incident incident) throws IOException {
    if (!IncidentIds.isSafe(incident.id())) {
      throw new IOException("the incident id '" + incident.id() + "' cannot name a directory");
    }
    return serviceDir.resolve("incidents").resolve(incident.id());
  }

  /**
   * Drafts or refreshes a postmortem. What people wrote into the Markdown stays, and is shown by
   * the HTML.
   *
   * @throws IOException when a file cannot be written
   */
  public static Refreshed refresh(
      Path serviceDir, Findings findings, SkippedLines skipped, Set<Format> formats)
      throws IOException {
    Path directory = directory(serviceDir, findings.incident());
    DataFiles.createDirectories(directory);
    Aliases.adopt(directory, findings.incident());
    Refreshed refreshed =
        refresh(directory, directory.resolve("postmortem.md"), findings, skipped, formats);
    Aliases.lead(directory, findings.incident());
    return refreshed;
  }

  /**
   * The draft as one HTML page as {@link #refresh} would write it, with what people wrote into the
   * Markdown; writes nothing.
   *
   * @throws IOException when the Markdown is there and cannot be read
   */
  public static String page(Path serviceDir, Findings findings, SkippedLines skipped)
      throws IOException {
    Path main = directory(serviceDir, findings.incident()).resolve("postmortem.md");
    List<Section> sections = DraftDocument.of(findings, skipped);
    MarkdownFile.Outcome outcome = new MarkdownFile(main, Parts.of(sections)).look();
    return HtmlRenderer.render(
        DraftDocument.title(findings.incident()),
        shown(outcome, main, sections, Charts.of(findings)));
  }

  private static Refreshed refresh(
      Path directory, Path main, Findings findings, SkippedLines skipped, Set<Format> formats)
      throws IOException {
    if (formats.contains(Format.JSON)) {
      Replace.with(directory.resolve("postmortem.json"), json(findings));
    }
    List<Section> sections = DraftDocument.of(findings, skipped);
    MarkdownFile markdown = new MarkdownFile(main, Parts.of(sections));
    boolean isWritten = formats.contains(Format.MD);
    MarkdownFile.Outcome outcome = isWritten ? markdown.refresh() : markdown.look();
    List<Chart> charts = Charts.of(findings);
    if (formats.contains(Format.HTML)) {
      List<Section> shown = shown(outcome, main, sections, charts);
      Replace.with(
          directory.resolve("postmortem.html"),
          HtmlRenderer.render(DraftDocument.title(findings.incident()), shown));
    }
    Merged merged = outcome.merged();
    boolean isFinal = merged != null && merged.status().isFinal();
    for (Chart chart : isWritten && !isFinal ? charts : List.<Chart>of()) {
      Replace.with(directory.resolve(chart.name() + ".svg"), chart.standalone());
    }
    return isWritten
        ? outcome.refreshed()
        : new Refreshed(directory, outcome.refreshed().messages(), false);
  }

  private static List<Section> shown(
      MarkdownFile.Outcome outcome, Path main, List<Section> sections, List<Chart> charts) {
    Merged merged = outcome.merged();
    return merged == null
        ? PersonsDocument.without(String.join(" ", outcome.refreshed().messages()), sections)
        : PersonsDocument.of(merged, String.valueOf(main.getFileName()), sections, charts);
  }

  /**
   * Drafts into a Markdown file of choice, or refreshes it. Its links to charts lead to where the
   * charts of the incident are only when the file stands there.
   *
   * @throws IOException when a file cannot be written
   */
  public static Refreshed refresh(Path markdown, Findings findings, SkippedLines skipped)
      throws IOException {
    Path file = markdown.toAbsolutePath();
    List<Section> sections = DraftDocument.of(findings, skipped);
    Refreshed refreshed = new MarkdownFile(file, Parts.of(sections)).refresh().refreshed();
    return new Refreshed(
        refreshed.file().equals(file) ? markdown : refreshed.file(),
        refreshed.messages(),
        refreshed.isConflict());
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
}
