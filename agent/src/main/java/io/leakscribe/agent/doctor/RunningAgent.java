package io.leakscribe.agent.doctor;

import io.leakscribe.agent.target.OpenJournal;
import io.leakscribe.agent.target.Target;
import io.leakscribe.incident.Format;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the journal that a process has open says of the Leakscribe in it. */
public final class RunningAgent {
  private final OpenJournal journal;
  private final Event.@Nullable AgentStarted started;

  private RunningAgent(OpenJournal journal, Event.@Nullable AgentStarted started) {
    this.journal = journal;
    this.started = started;
  }

  /** The one that runs in that process; null when none is seen. */
  public static @Nullable RunningAgent in(Target target) {
    if (target.runs().isEmpty()) {
      return null;
    }
    OpenJournal journal = target.runs().get(0);
    Event.AgentStarted started = started(journal.file());
    // What is old is folded into a part of its own.
    String older = target.root() + journal.name().replaceFirst("\\.jsonl$", ".1.jsonl");
    return new RunningAgent(journal, started != null ? started : started(Path.of(older)));
  }

  private static Event.@Nullable AgentStarted started(Path file) {
    List<Event.AgentStarted> found = new ArrayList<>();
    try {
      JournalReader.readFile(
          file,
          event -> {
            if (event instanceof Event.AgentStarted start) {
              found.add(start);
            }
          });
    } catch (IOException e) {
      return null;
    }
    return found.isEmpty() ? null : found.get(found.size() - 1);
  }

  /** Where everybody can get the metrics; null where there are none, or nobody knows. */
  @Nullable String metrics() {
    if (started == null || started.port() <= 0 || isProtected()) {
      return null;
    }
    String host = started.options().getOrDefault("host", "127.0.0.1");
    String name = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    String address = name.contains(":") ? "[" + name + "]" : name;
    return "http://" + address + ":" + started.port() + "/metrics";
  }

  private boolean isProtected() {
    return started != null && started.options().containsKey("web.config");
  }

  private String metricsWords() {
    String open = metrics();
    if (open != null) {
      return "at " + open;
    }
    return started != null && started.port() > 0
        ? "on port " + started.port() + " as its web.config says"
        : "none";
  }

  /** One line. */
  public String words() {
    return "Leakscribe runs"
        + (started == null
            ? ""
            : " for service '"
                + started.origin().service()
                + "' since "
                + Format.minute(started.origin().time()))
        + ", metrics "
        + metricsWords()
        + ", journal '"
        + journal.name()
        + "'";
  }
}
