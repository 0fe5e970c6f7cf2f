package io.leakscribe.cli;

import io.leakscribe.draft.Drafts;
import io.leakscribe.draft.TextTemplate;
import io.leakscribe.findings.Findings;
import io.leakscribe.journal.DataFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Texts of a team's own, beside the drafts. */
final class TemplateOption {
  @Option(
      names = "--template",
      paramLabel = "FILE",
      description =
          "a Mustache template of one's own, such as slack.md.mustache, filled from the JSON"
              + " draft; the text is put beside the drafts, or with --out where that says;"
              + " may be repeated")
  private List<Path> files = new ArrayList<>();

  List<TextTemplate> read() throws Failure {
    List<TextTemplate> templates = new ArrayList<>();
    for (Path file : files) {
      try {
        templates.add(TextTemplate.read(file));
      } catch (java.nio.file.NoSuchFileException e) {
        throw new Failure("there is no template '" + file + "'");
      } catch (IOException e) {
        throw new Failure(String.valueOf(e.getMessage()));
      }
    }
    return templates;
  }

  /** Writes the texts of one incident into the directory of its drafts. */
  void write(Findings findings, Path drafts, PrintWriter to) throws IOException, Failure {
    for (TextTemplate template : read()) {
      Path file = drafts.resolve(template.name());
      DataFiles.createDirectories(drafts);
      byte[] bytes = text(template, findings).getBytes(StandardCharsets.UTF_8);
      Files.deleteIfExists(file);
      DataFiles.writeNew(file, bytes);
      to.println("  " + file);
    }
  }

  /** The text of the only template, for {@code --out}; null when there is none. */
  @org.jspecify.annotations.Nullable
  String only(Findings findings) throws Failure {
    List<TextTemplate> templates = read();
    if (templates.size() > 1) {
      throw new Failure("--out takes one template");
    }
    return templates.isEmpty() ? null : text(templates.get(0), findings);
  }

  private static String text(TextTemplate template, Findings findings) throws Failure {
    try {
      return template.render(Drafts.json(findings));
    } catch (IOException e) {
      throw new Failure(String.valueOf(e.getMessage()));
    }
  }
}
