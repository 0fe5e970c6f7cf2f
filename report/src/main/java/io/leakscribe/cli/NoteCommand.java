package io.leakscribe.cli;

import io.leakscribe.draft.Drafts;
import io.leakscribe.draft.Refreshed;
import io.leakscribe.incident.Format;
import io.leakscribe.incident.Incident;
import io.leakscribe.incident.NoteTime;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.JournalWriter;
import io.leakscribe.journal.Mark;
import io.leakscribe.journal.Origin;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds a person's line to the timeline of an incident. */
@Command(
    name = "note",
    description = "Adds a person's line to the timeline of an incident, and refreshes its draft.",
    footer = {
      "",
      "  note --incident 20261121-0824-sessions --as mitigated --at 08:40 rolled back to 1.4.2"
    })
final class NoteCommand implements Callable<Integer> {
  private static final int MAX_TEXT = 4000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--incident",
      paramLabel = "ID",
      required = true,
      description = "which incident; 'incidents' lists them")
  private String id = "";

  @Option(
      names = "--dir",
      paramLabel = "D",
      defaultValue = "./leakscribe",
      description = "the agent's option dir: where it writes (default: ${DEFAULT-VALUE})")
  private Path dir = Path.of("leakscribe");

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = NoteTimeConverter.class,
      description =
          "when it happened: 2026-11-21T08:40:00Z, or 08:40 in UTC on the day of the incident;"
              + " if absent, now")
  private @Nullable NoteTime at;

  @Option(
      names = "--as",
      paramLabel = "MARK",
      converter = MarkConverter.class,
      description =
          "what it was: detected, mitigated, recovered, escalated, wrong-turn or cause; the first"
              + " three stand in the draft in place of the measured time")
  private @Nullable Mark mark;

  @Parameters(
      paramLabel = "TEXT",
      description = "the line, in one argument or several",
      arity = "1..*")
  private String[] text = {};

  @Override
  public Integer call() throws Exception {
    String line = String.join(" ", text).strip();
    if (line.isEmpty() || line.length() > MAX_TEXT) {
      throw new Failure(
          "the note has " + line.length() + " characters; write 1 to " + MAX_TEXT + " of them");
    }
    Services.Found found = Services.incident(dir, id, spec.commandLine().getErr());
    Instant time = time(found.incident());
    append(found, line, time);
    Refreshed draft = Drafts.refresh(found.serviceDir(), id);
    PrintWriter out = spec.commandLine().getOut();
    out.println("Noted at " + Format.minute(time) + ". Draft: " + draft.file());
    draft.messages().forEach(out::println);
    return draft.isConflict() ? ReportCommand.CONFLICT : 0;
  }

  private Instant time(Incident incident) throws Failure {
    Instant now = Clock.systemUTC().instant();
    if (at == null) {
      return now;
    }
    try {
      return at.within(incident, now);
    } catch (DateTimeException e) {
      throw new Failure("the note was not taken: " + e.getMessage());
    }
  }

  private void append(Services.Found found, String line, Instant time) throws Failure {
    String host = HostName.own();
    String run = "note-" + UUID.randomUUID().toString().substring(0, 8);
    Origin origin = new Origin(time, found.incident().service(), host, run, 1);
    String author = Objects.toString(System.getProperty("user.name"), "").strip();
    Path journal = found.serviceDir().resolve("journal").resolve("notes-" + host + ".jsonl");
    try (JournalWriter writer = JournalWriter.open(journal, Long.MAX_VALUE)) {
      Event note = new Event.NoteAdded(origin, id, line, author.isEmpty() ? null : author, mark);
      if (!writer.append(note)) {
        throw new Failure(writer.health().problem() + "; free the disk or check its permissions");
      }
    }
  }
}
