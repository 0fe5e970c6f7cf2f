package io.leakscribe.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.leakscribe.findings.Findings;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.JournalReader;
import io.leakscribe.lint.Context;
import io.leakscribe.lint.Finding;
import io.leakscribe.lint.Level;
import io.leakscribe.lint.Lint;
import io.leakscribe.lint.Rule;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Checks postmortems and tells what was found. */
final class CheckRun {
  /** A file and what was found in it. */
  private record Checked(Path file, List<Finding> findings, Set<Rule> skipped) {}

  private final CheckOptions options;
  private final Function<Services.Found, Findings> findings;
  private final List<Checked> checked = new ArrayList<>();

  /**
   * @param findings what is known of an incident
   */
  CheckRun(CheckOptions options, Function<Services.Found, Findings> findings) {
    this.options = options;
    this.findings = findings;
  }

  /** Ends with 1 when there is an error. */
  int run(List<Postmortems.Postmortem> postmortems, boolean json, PrintWriter out) {
    postmortems.forEach(this::check);
    if (json) {
      out.println(json());
    } else {
      text(out);
    }
    out.flush();
    return count(Level.ERROR) > 0 ? 1 : 0;
  }

  private void check(Postmortems.Postmortem postmortem) {
    Path file = postmortem.file().toAbsolutePath();
    Services.Found incident = postmortem.incident();
    Context context =
        incident == null
            ? Context.alone(path -> exists(file, path))
            : new Context(
                findings.apply(incident),
                lastEvents(incident.serviceDir()),
                path -> exists(file, path));
    Lint.Result result = Lint.check(postmortem.text(), context);
    List<Finding> kept =
        result.findings().stream()
            .filter(finding -> !options.ignore().contains(finding.rule()))
            .map(this::graded)
            .toList();
    checked.add(new Checked(postmortem.file(), kept, result.skipped()));
  }

  private Finding graded(Finding finding) {
    return options.isStrict()
        ? new Finding(finding.line(), finding.rule(), Level.ERROR, finding.message())
        : finding;
  }

  private static boolean exists(Path file, String path) {
    try {
      String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
      return Files.exists(file.resolveSibling(decoded));
    } catch (IllegalArgumentException e) { // no path, or no code behind a percent sign
      return false;
    }
  }

  /** Reads the journals once more, and only when it is asked for. */
  private static ToLongFunction<String> lastEvents(Path service) {
    Map<String, Long> last = new HashMap<>();
    return run -> {
      if (last.isEmpty()) {
        read(service, last);
      }
      return last.getOrDefault(run, 0L);
    };
  }

  private static void read(Path service, Map<String, Long> last) {
    try {
      last.put("", 0L);
      JournalReader.readService(service, (Event event) -> count(event, last));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void count(Event event, Map<String, Long> last) {
    last.merge(event.origin().run(), event.origin().seq(), Math::max);
  }

  private void text(PrintWriter out) {
    for (Checked file : checked) {
      for (Finding finding : file.findings()) {
        out.println(
            "%s:%d: %s %s %s"
                .formatted(
                    plain(file.file()),
                    finding.line(),
                    finding.level().label(),
                    finding.rule(),
                    finding.message()));
      }
    }
    for (Checked file : checked) {
      if (!file.skipped().isEmpty()) {
        out.println(
            plain(file.file())
                + ": no journals of its incident: "
                + names(file.skipped())
                + " checked only as far as the text goes");
      }
    }
    out.println(
        "%s checked: %s, %s"
            .formatted(
                many(checked.size(), "file"),
                many(count(Level.ERROR), "error"),
                many(count(Level.WARNING), "warning")));
  }

  private static String names(Set<Rule> rules) {
    return rules.stream().map(Rule::name).collect(Collectors.joining(" and "));
  }

  private static String many(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private long count(Level level) {
    return checked.stream()
        .flatMap(file -> file.findings().stream())
        .filter(finding -> finding.level() == level)
        .count();
  }

  /** The name of a file may hold anything, and a terminal obeys control characters. */
  private static String plain(Path file) {
    return file.toString().replaceAll("\\p{Cntrl}", "?");
  }

  private String json() {
    JsonObject json = new JsonObject();
    json.addProperty("errors", count(Level.ERROR));
    json.addProperty("warnings", count(Level.WARNING));
    JsonArray files = new JsonArray();
    checked.forEach(file -> files.add(json(file)));
    json.add("files", files);
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json);
  }

  private static JsonObject json(Checked file) {
    JsonObject json = new JsonObject();
    json.addProperty("file", file.file().toString());
    JsonArray skipped = new JsonArray();
    file.skipped().forEach(rule -> skipped.add(rule.name()));
    json.add("withoutJournals", skipped);
    JsonArray findings = new JsonArray();
    for (Finding finding : file.findings()) {
      JsonObject one = new JsonObject();
      one.addProperty("line", finding.line());
      one.addProperty("level", finding.level().label());
      one.addProperty("rule", finding.rule().name());
      one.addProperty("message", finding.message());
      findings.add(one);
    }
    json.add("findings", findings);
    return json;
  }
}
