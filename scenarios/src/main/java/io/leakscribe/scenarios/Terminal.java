package io.leakscribe.scenarios;

import io.leakscribe.journal.Event;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells a run's progress on the terminal: a steady line, and one for each turn of the story. */
final class Terminal {
  private static final double MIB = 1 << 20;

  private final PrintStream out;
  private final String prefix;
  private final Duration betweenLines;
  private Duration nextLine = Duration.ZERO;
  private int told;
  private String stage = "nothing suspected";
  private String what = "";

  /**
   * @param prefix of each line, to tell runs apart that go on side by side
   * @param betweenLines how long to wait between two steady lines
   */
  Terminal(PrintStream out, String prefix, Duration betweenLines) {
    this.out = out;
    this.prefix = prefix;
    this.betweenLines = betweenLines;
  }

  void tell(ScenarioRun.Progress progress) {
    List<Event> events = progress.story().events();
    events.subList(Math.min(told, events.size()), events.size()).forEach(e -> turn(progress, e));
    told = events.size();
    if (progress.age().compareTo(nextLine) >= 0) {
      nextLine = progress.age().plus(betweenLines);
      line(progress.age(), liveSet(progress.story()) + "  " + stage + what);
    }
  }

  private void turn(ScenarioRun.Progress progress, Event event) {
    if (event instanceof Event.Leak leak) {
      what = ": " + describe(leak);
      if (leak.stage() != Stage.UPDATED) {
        stage = leak.type().substring("leak.".length());
        line(progress.age(), ">>> " + stage + what + left(leak.exhaustion(), leak.origin().time()));
      }
    } else if (event instanceof Event.LeakResolved resolved) {
      stage = "resolved";
      what = ": " + resolved.reason();
      line(progress.age(), ">>> " + stage + what);
    } else if (event instanceof Event.HypothesisRuledOut cleared) {
      line(progress.age(), "    not " + cleared.hypothesis() + ": " + cleared.evidence());
    } else if (event instanceof Event.RunLost lost) {
      line(progress.age(), ">>> an earlier run was lost: " + lost.cause().label());
    }
  }

  private void line(Duration age, String text) {
    out.printf(Locale.ROOT, "%s%s  %s%n", prefix, Times.brief(age), text);
  }

  private static String liveSet(Story story) {
    return story
        .newestSample()
        .map(
            sample ->
                sample.floorBytes() == null
                    ? "live set not known yet"
                    : String.format(
                        Locale.ROOT,
                        "live set %3.0f of %.0f MiB",
                        sample.floorBytes() / MIB,
                        sample.heapMax() / MIB))
        .orElse("starting");
  }

  private static String describe(Event.Leak leak) {
    if (leak.suspects().isEmpty()) {
      return leak.incident();
    }
    Suspect best = leak.suspects().get(0);
    String name = best.holder() != null ? best.holder() : String.valueOf(best.leakingClass());
    return String.format(Locale.ROOT, "%s (%.0f %%)", name, 100 * best.confidence());
  }

  private static String left(@Nullable Exhaustion exhaustion, Instant at) {
    if (exhaustion == null) {
      return "";
    }
    Instant latest = exhaustion.latest();
    return String.format(
        Locale.ROOT,
        ", %s full in %s (%s to %s)",
        exhaustion.resource(),
        Times.brief(Duration.between(at, exhaustion.at())),
        Times.brief(Duration.between(at, exhaustion.earliest())),
        latest == null ? "open" : Times.brief(Duration.between(at, latest)));
  }
}
