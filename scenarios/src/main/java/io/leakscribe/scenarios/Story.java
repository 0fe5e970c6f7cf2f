package io.leakscribe.scenarios;

import io.leakscribe.journal.Event;
import io.leakscribe.journal.JournalReader;
import io.leakscribe.journal.ReadPlan;
import io.leakscribe.journal.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the agent has written so far about one run of the shop, or about several. */
final class Story {
  private final List<Event> events;

  Story(List<Event> events) {
    this.events = List.copyOf(events);
  }

  /** Everything in the journals of the directory; empty when there are none yet. */
  static Story read(Path runDirectory) {
    List<Event> events = new ArrayList<>();
    try {
      JournalReader.readWithAlerts(
          AgentFiles.serviceDirectory(runDirectory), ReadPlan.WHOLE, events::add);
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be read", e);
    }
    return new Story(events);
  }

  /** Only what was written from then on: a run's own part, when earlier ones are there as well. */
  Story since(Instant time) {
    // A journal's times have milliseconds, a clock's have more.
    Instant from = time.minusMillis(1);
    return new Story(events.stream().filter(e -> !e.origin().time().isBefore(from)).toList());
  }

  List<Event> events() {
    return events;
  }

  /** The first event in which an incident reached the stage. */
  Optional<Event.Leak> first(Stage stage) {
    return leaks(leak -> leak.stage() == stage).stream().findFirst();
  }

  boolean reached(Stage stage) {
    return first(stage).isPresent();
  }

  /** The newest event of any incident that carries suspects. */
  Optional<Event.Leak> newestLeak() {
    return last(leaks(leak -> true));
  }

  Optional<Event.Sample> newestSample() {
    return last(of(Event.Sample.class));
  }

  List<Event.Leak> leaks(Predicate<Event.Leak> predicate) {
    return of(Event.Leak.class).stream().filter(predicate).toList();
  }

  /** Ids of the incidents, in the order of their opening. */
  List<String> incidents() {
    return leaks(leak -> true).stream().map(Event.Leak::incident).distinct().toList();
  }

  <T extends Event> List<T> of(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static <T> Optional<T> last(List<T> list) {
    return list.isEmpty() ? Optional.empty() : Optional.of(list.get(list.size() - 1));
  }
}
