package io.leakscribe.draft;

import io.leakscribe.findings.Findings;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.Restart;
import io.leakscribe.incident.Run;
import io.leakscribe.journal.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How it was stopped, and how it is known to be over. */
final class ResolutionSection {

  private ResolutionSection() {}

  static List<Block> of(Findings findings) {
    Incident incident = findings.incident();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(3, "Stop-gap and resolution"));
    for (Restart restart : incident.restarts()) {
      blocks.add(new Block.Paragraph(restart(incident, restart)));
    }
    Event.LeakResolved resolved = incident.resolved();
    if (resolved == null) {
      blocks.add(new Block.Paragraph(Say.only("Not resolved: growth has not been seen to stop.")));
    } else {
      blocks.add(
          new Block.Paragraph(
              Say.text("Resolved at " + Format.minute(resolved.origin().time()) + ": ")
                  .and(resolved.reason())
                  .cite(incident.cite(resolved.origin()))
                  .done()));
    }
    blocks.add(
        new Block.Question(
            "What was done as a stop-gap, what is the fix, in which version, and how was it confirmed"
                + " that memory stays stable afterwards?"));
    return blocks;
  }

  static List<Span> restart(Incident incident, Restart restart) {
    String runs = restart.before().name() + " to " + restart.after().name();
    String rates =
        "%s %s/h before, %s %s/h after (%s)."
            .formatted(
                rate(restart, restart.ratePerHourBefore()),
                restart.unit().equals("bytes") ? "of live set" : "entries",
                rate(restart, restart.ratePerHourAfter()),
                restart.unit().equals("bytes") ? "of live set" : "entries",
                runs);
    String verdict =
        switch (restart.verdict()) {
          case DID_NOT_HELP -> "The restart did not help: ";
          case HELPED -> "Growth was gone after the restart: ";
          case CANNOT_TELL -> "Whether the restart helped cannot be told: ";
        };
    Say say = new Say().strong(verdict).and(rates);
    cite(say, incident, restart.before());
    cite(say, incident, restart.after());
    return say.done();
  }

  private static void cite(Say say, Incident incident, Run run) {
    if (run.started() != null) {
      say.cite(incident.cite(run.started().origin()));
    }
  }

  private static String rate(Restart restart, OptionalDouble rate) {
    if (rate.isEmpty()) {
      return "an unknown number of";
    }
    double value = rate.getAsDouble();
    return restart.unit().equals("bytes")
        ? (value > 0 ? "+" : "") + Format.bytes(value)
        : Format.signed(Math.rint(value));
  }
}
