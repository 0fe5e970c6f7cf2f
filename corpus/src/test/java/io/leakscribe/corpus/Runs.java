package io.leakscribe.corpus;

import io.leakscribe.corpus.Outcome.Ending;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Origin;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
import io.leakscribe.journal.SuspectKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Runs made up for tests: lives of 100 s, so that a second is a percent. */
final class Runs {
  static final Instant START = Instant.parse("2024-08-10T14:00:00Z");

  static final Specimen LEAK =
      new Specimen(
          "classic.BagLeak",
          true,
          "a bag",
          List.of("com\\.acme\\.Bag\\.items", "com\\.acme\\.Bag\\.spare"),
          List.of("Bag\\.put"),
          "com\\.acme\\.Item",
          "heap",
          "96m",
          List.of(),
          0);

  static final Specimen HEALTHY =
      new Specimen(
          "healthy.Full",
          false,
          "a full bag",
          List.of(),
          List.of(),
          "",
          "heap",
          "96m",
          List.of(),
          9);

  private final Specimen specimen;
  private final List<Event> events = new ArrayList<>();

  private Runs(Specimen specimen) {
    this.specimen = specimen;
  }

  static Runs of(Specimen specimen) {
    return new Runs(specimen);
  }

  Runs turn(int second, Stage stage, Suspect... suspects) {
    return turn(second, stage, null, suspects);
  }

  Runs turn(int second, Stage stage, Exhaustion exhaustion, Suspect... suspects) {
    return turn("i-1", second, stage, exhaustion, suspects);
  }

  Runs turn(String incident, int second, Stage stage, Exhaustion end, Suspect... suspects) {
    events.add(new Event.Leak(origin(second), stage, incident, List.of(suspects), end, List.of()));
    return this;
  }

  Outcome ended(Ending ending, int second) {
    Story story = Story.of(events);
    return new Outcome(
        specimen,
        new Platform(Path.of("/jdk"), 17, "G1"),
        1000,
        100,
        ending,
        second,
        START,
        START.plusSeconds(second),
        story.leaks(),
        story.cleared(),
        ending == Ending.FAILED ? "exit code 1: boom" : null);
  }

  Outcome ended() {
    return ended(Ending.LIFE_OVER, 100);
  }

  static Exhaustion end(int earliest, int latest) {
    return new Exhaustion(
        "heap", START.plusSeconds(latest), START.plusSeconds(earliest), START.plusSeconds(latest));
  }

  static Suspect suspect(
      String holder, String insertionSite, String allocationSite, String... path) {
    return new Suspect(
        1,
        0.93,
        SuspectKind.COLLECTION,
        "f00d",
        holder,
        "java.util.ArrayList",
        "com.acme.Item",
        allocationSite,
        insertionSite,
        List.of(path),
        705L,
        11_441.0,
        null,
        null,
        null,
        List.of());
  }

  private Origin origin(int second) {
    return new Origin(START.plusSeconds(second), "s", "vm", "run", events.size() + 1L);
  }
}
