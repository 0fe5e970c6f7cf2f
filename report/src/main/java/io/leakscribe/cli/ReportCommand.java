package io.leakscribe.cli;

import io.leakscribe.draft.Drafts;
import io.leakscribe.draft.Refreshed;
import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Incident;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Drafts or refreshes postmortems. */
@Command(
    name = "report",
    description = "Drafts or refreshes the postmortems from the journals; --check checks them.",
    footer = {
      "",
      "Without --out, the drafts are written beside the journals, in all formats:",
      "  <dir>/<service>/incidents/<id>/postmortem.md .html .json",
      "Edit the Markdown as you like: a refresh keeps what people wrote. Ends with 3 when a person",
      "has to decide between their text and the generated one; file and line are printed."
    })
final class ReportCommand implements Callable<Integer> {
  /** Exit code: a person has to decide between their text and the generated one. */
  static final int CONFLICT = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--dir",
      paramLabel = "D",
      defaultValue = "./leakscribe",
      description = "the agent's option dir: where it writes (default: ${DEFAULT-VALUE})")
  private Path dir = Path.of("leakscribe");

  @Option(names = "--incident", paramLabel = "ID", description = "this incident only")
  private @Nullable String id;

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "md|html|json",
      description = "only these; with --out one, and without it the file's ending tells")
  private Set<Drafts.Format> formats = EnumSet.noneOf(Drafts.Format.class);

  @Option(
      names = "--out",
      paramLabel = "F",
      description = "write one incident into this file; - for standard output")
  private @Nullable Path out;

  @Option(
      names = "--since",
      paramLabel = "T",
      description = "incidents with events after T, 2026-11-21T08:00:00Z")
  private @Nullable Instant since;

  @Option(
      names = "--until",
      paramLabel = "T",
      description = "incidents that were detected before T")
  private @Nullable Instant until;

  @Mixin private CheckOptions check = new CheckOptions();
  @Mixin private AlertsOption alerts = new AlertsOption();
  @Mixin private PrometheusOptions prometheus = new PrometheusOptions();

  @Mixin private TemplateOption templates = new TemplateOption();

  @Override
  public Integer call() throws Exception {
    if (check.isAsked()) {
      return check();
    }
    if (check.isMisplaced()) {
      throw new ParameterException(
          spec.commandLine(), "FILE, --strict and --ignore go with --check");
    }
    alerts.take(dir, out == null ? spec.commandLine().getOut() : spec.commandLine().getErr());
    List<Services.Found> chosen = chosen();
    if (chosen.isEmpty()) {
      spec.commandLine().getOut().println("No incidents in '" + dir + "'.");
      return 0;
    }
    boolean answered = true;
    for (Services.Found found : chosen) {
      answered &= prometheus.ask(found);
    }
    if (out != null) {
      int code = one(chosen, out);
      return code == 0 && !answered ? 1 : code;
    }
    boolean isConflict = false;
    for (Services.Found found : chosen) {
      isConflict |= draft(found);
    }
    return isConflict ? CONFLICT : answered ? 0 : 1;
  }

  private int check() throws IOException, Failure {
    boolean json = formats.equals(EnumSet.of(Drafts.Format.JSON));
    if (out != null || !(json || formats.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(),
          "--check prints lines, or JSON with --format json; no other --format, no --out");
    }
    Postmortems postmortems = new Postmortems(dir);
    List<Postmortems.Postmortem> found = new ArrayList<>();
    for (Path file : check.files()) {
      if (!Files.isRegularFile(file)) {
        throw new ParameterException(spec.commandLine(), "no file '" + file + "'");
      }
      found.add(postmortems.of(file));
    }
    return new CheckRun(check, ReportCommand::findings)
        .run(found.isEmpty() ? postmortems.all(id) : found, json, spec.commandLine().getOut());
  }

  private List<Services.Found> chosen() throws IOException, Failure {
    if (id != null) {
      return List.of(Services.incident(dir, id, spec.commandLine().getErr()));
    }
    List<Services.Found> chosen = new ArrayList<>();
    for (Services.Found found : Services.incidents(dir, spec.commandLine().getErr())) {
      Incident incident = found.incident();
      boolean over = since != null && incident.asOf().isBefore(since);
      boolean later = until != null && incident.detected().time().isAfter(until);
      if (!over && !later) {
        chosen.add(found);
      }
    }
    return chosen;
  }

  /** Whether something is left for a person to decide. */
  private boolean draft(Services.Found found) throws IOException, Failure {
    Refreshed refreshed =
        Drafts.refresh(
            found.serviceDir(),
            findings(found),
            found.skipped(),
            formats.isEmpty() ? EnumSet.allOf(Drafts.Format.class) : formats);
    PrintWriter to = spec.commandLine().getOut();
    to.println(found.incident().id() + "  " + refreshed.file());
    refreshed.messages().forEach(message -> to.println("  " + message));
    templates.write(findings(found), found.directory(), to);
    if (found.skipped().damaged() > 0) {
      to.println("  " + found.skipped().damaged() + " damaged lines or files were passed over");
    }
    return refreshed.isConflict();
  }

  private int one(List<Services.Found> chosen, Path file) throws IOException, Failure {
    if (chosen.size() > 1) {
      throw new Failure(
          "--out takes one incident and there are " + chosen.size() + "; choose with --incident");
    }
    Services.Found found = chosen.get(0);
    String own = templates.only(findings(found));
    Drafts.Format format = format(file);
    if (own == null && format == Drafts.Format.MD && !file.toString().equals("-")) {
      Refreshed refreshed = Drafts.refresh(file, findings(found), found.skipped());
      refreshed.messages().forEach(spec.commandLine().getOut()::println);
      return refreshed.isConflict() ? CONFLICT : 0;
    }
    String text = own == null ? text(found, file) : own;
    if (file.toString().equals("-")) {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    } else {
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
    return 0;
  }

  private String text(Services.Found found, Path file) {
    return switch (format(file)) {
      case MD -> Drafts.markdown(findings(found), found.skipped());
      case HTML -> Drafts.html(findings(found), found.skipped());
      case JSON -> Drafts.json(findings(found));
    };
  }

  private static Findings findings(Services.Found found) {
    return Findings.of(found.incident(), found.recording());
  }

  private Drafts.Format format(Path file) {
    if (formats.size() > 1) {
      throw new ParameterException(spec.commandLine(), "--out takes one format");
    }
    if (!formats.isEmpty()) {
      return formats.iterator().next();
    }
    String name = file.toString();
    for (Drafts.Format format : Drafts.Format.values()) {
      if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    return Drafts.Format.MD;
  }
}
