package io.leakscribe.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import io.leakscribe.draft.Drafts;
import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.IncidentState;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Suspect;
import io.leakscribe.timeline.Subject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the incidents. */
@Command(
    name = "incidents",
    description = {
      "Lists the incidents, one a line.",
      "",
      "id, service, state, opened, suspect, confidence, exhaustion; tabs between them.",
      "Instead of an exhaustion 'no process left' where every process of it has ended.",
      "Nothing is listed while nothing is suspected."
    })
final class IncidentsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--dir",
      paramLabel = "D",
      defaultValue = "./leakscribe",
      description = "the agent's option dir: where it writes (default: ${DEFAULT-VALUE})")
  private Path dir = Path.of("leakscribe");

  @Option(names = "--json", description = "the drafts of all of them, as a JSON array")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    List<Services.Found> all = Services.incidents(dir, spec.commandLine().getErr());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      JsonArray array = new JsonArray();
      for (Services.Found found : all) {
        array.add(JsonParser.parseString(json(found)));
      }
      out.println(array);
    } else {
      all.forEach(found -> out.println(line(found.incident())));
      if (all.isEmpty()) {
        spec.commandLine().getErr().println("No incidents in '" + dir + "'.");
      }
    }
    return 0;
  }

  private static String json(Services.Found found) {
    return Drafts.json(Findings.of(found.incident(), found.recording()));
  }

  private static String line(Incident incident) {
    Suspect leading = incident.leading();
    Exhaustion exhaustion = incident.exhaustion();
    return String.join(
        "\t",
        plain(incident.id()),
        plain(incident.service()),
        incident.state().label(),
        Format.minute(incident.detected().time()),
        leading == null ? "-" : plain(Subject.of(leading)),
        leading == null ? "-" : Format.percent(leading.confidence()),
        exhaustion == null
            ? none(incident)
            : plain(exhaustion.resource()) + " " + interval(exhaustion));
  }

  private static String none(Incident incident) {
    boolean isOpen = incident.state() != IncidentState.RESOLVED;
    return isOpen && incident.isLeftByAll() ? "no process left" : "-";
  }

  private static String interval(Exhaustion exhaustion) {
    String end = exhaustion.latest() == null ? "" : Format.minute(exhaustion.latest());
    return Format.minute(exhaustion.earliest()) + " to " + end;
  }

  /** A journal may hold anything, and a terminal obeys control characters. */
  private static String plain(String text) {
    return text.replaceAll("[\\p{Cc}\u202A-\u202E\u2066-\u2069]", " ");
  }
}
