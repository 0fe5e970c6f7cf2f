package io.leakscribe.scenarios;

import io.leakscribe.journal.Event;
import io.leakscribe.journal.JournalReader;
import io.leakscribe.journal.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the agent has written so far about one run of the shop, or about several. */
final class Story {
  private final List<Event> events;

  private Story(List<Event> events) {
    this.events = List.copyOf(events);
  }

  static Story read(Path runDirectory) {
    List<Event> events = new ArrayList<>();
    try {
      JournalReader.readService(AgentFiles.serviceDirectory(runDirectory), events::add);
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be read", e);
    }
    return new Story(events);
  }

  List<Event> events() {
    return events;
  }

  /** The first event in which an incident reached the stage. */
  Optional<Event.Leak> first(Stage stage) {
    return leaks(leak -> leak.stage() == stage).stream().findFirst();
  }

  /** The newest event of any incident that carries suspects. */
  Optional<Event.Leak> newestLeak() {
    List<Event.Leak> all = leaks(leak -> true);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  Optional<Event.Sample> newestSample() {
    List<Event.Sample> samples = of(Event.Sample.class);
    return samples.isEmpty() ? Optional.empty() : Optional.of(samples.get(samples.size() - 1));
  }

  List<Event.Leak> leaks(Predicate<Event.Leak> predicate) {
    return of(Event.Leak.class).stream().filter(predicate).toList();
  }

  <T extends Event> List<T> of(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
