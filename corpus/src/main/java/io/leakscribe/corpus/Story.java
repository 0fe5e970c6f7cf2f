package io.leakscribe.corpus;

import io.leakscribe.journal.Event;
import io.leakscribe.journal.JournalReader;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the journal of one run tells.
 *
 * @param started when the agent was up; null when it never was
 * @param leaks the turns of incidents, in order
 * @param cleared the wrong suspects that were cleared, each once
 */
record Story(@Nullable Instant started, List<Event.Leak> leaks, List<String> cleared) {

  static Story read(Path serviceDirectory) {
    List<Event> events = new ArrayList<>();
    try {
      JournalReader.readService(serviceDirectory, events::add);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the journal in '" + serviceDirectory + "'", e);
    }
    return of(events);
  }

  static Story of(List<Event> events) {
    return new Story(
        of(events, Event.AgentStarted.class).stream()
            .findFirst()
            .map(event -> event.origin().time())
            .orElse(null),
        of(events, Event.Leak.class),
        of(events, Event.HypothesisRuledOut.class).stream()
            .map(Event.HypothesisRuledOut::hypothesis)
            .distinct()
            .toList());
  }

  private static <T extends Event> List<T> of(List<Event> events, Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The incident that the story is about: the first that was confirmed, else the first at all. */
  static Optional<String> incident(List<Event.Leak> leaks) {
    return first(leaks, Stage.CONFIRMED)
        .or(() -> leaks.stream().findFirst())
        .map(Event.Leak::incident);
  }

  static Optional<Event.Leak> first(List<Event.Leak> leaks, Stage stage) {
    return leaks.stream().filter(leak -> leak.stage() == stage).findFirst();
  }

  /** The best suspect of the incident's newest turn that has one. */
  static Optional<Suspect> suspect(List<Event.Leak> leaks) {
    String incident = incident(leaks).orElse("");
    return leaks.stream()
        .filter(leak -> leak.incident().equals(incident) && !leak.suspects().isEmpty())
        .reduce((first, second) -> second)
        .map(leak -> leak.suspects().get(0));
  }

  /** Whether holder and a site were named, and the incident confirmed, at least that long ago. */
  boolean allSaid(Instant now, Duration ago) {
    Optional<Event.Leak> confirmed = first(leaks, Stage.CONFIRMED);
    return confirmed.isPresent()
        && Duration.between(confirmed.get().origin().time(), now).compareTo(ago) >= 0
        && suspect(leaks).map(Story::complete).orElse(false);
  }

  private static boolean complete(Suspect suspect) {
    return suspect.holder() != null
        && (suspect.insertionSite() != null || suspect.allocationSite() != null);
  }
}
