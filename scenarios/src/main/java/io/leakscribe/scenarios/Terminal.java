package io.leakscribe.scenarios;

import io.leakscribe.journal.Event;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells a run's progress on the terminal, a line every ten seconds and one for each turn. */
final class Terminal {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
  private static final double MIB = 1 << 20;

  private final PrintStream out;
  private final String prefix;
  private Duration nextLine = Duration.ZERO;
  private int toldTurns;

  Terminal(PrintStream out, String prefix) {
    this.out = out;
    this.prefix = prefix;
  }

  void tell(ScenarioRun.Progress progress) {
    for (Event.Leak leak : progress.story().leaks(l -> true).stream().skip(toldTurns).toList()) {
      toldTurns++;
      turn(progress.age(), leak);
    }
    if (progress.age().compareTo(nextLine) >= 0) {
      nextLine = progress.age().plus(BETWEEN_LINES);
      line(progress.age(), liveSet(progress.story()) + "  " + says(progress.story()));
    }
  }

  private void turn(Duration age, Event.Leak leak) {
    if (leak.stage() != Stage.UPDATED) {
      line(age, ">>> " + leak.type() + ": " + describe(leak));
    }
  }

  private void line(Duration age, String text) {
    out.printf(Locale.ROOT, "%s%d:%02d  %s%n", prefix, age.toMinutes(), age.toSecondsPart(), text);
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

  private static String says(Story story) {
    return story
        .newestLeak()
        .map(leak -> leak.type().substring("leak.".length()) + ": " + describe(leak))
        .orElse("nothing suspected");
  }

  private static String describe(Event.Leak leak) {
    if (leak.suspects().isEmpty()) {
      return leak.incident();
    }
    Suspect best = leak.suspects().get(0);
    String name = best.holder() != null ? best.holder() : String.valueOf(best.leakingClass());
    return String.format(Locale.ROOT, "%s (confidence %.2f)", name, best.confidence())
        + left(leak.exhaustion(), leak.origin().time());
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
