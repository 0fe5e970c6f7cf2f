package io.leakscribe.corpus;

import io.leakscribe.journal.Event;
import io.leakscribe.journal.Exhaustion;
import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds what the agent said against what is so. */
final class Judge {

  private Judge() {}

  static Verdict of(Outcome outcome) {
    List<Event.Leak> leaks = outcome.leaks();
    Specimen specimen = outcome.specimen();
    Suspect suspect = Story.suspect(leaks).orElse(null);
    Optional<Event.Leak> confirmed = Story.first(leaks, Stage.CONFIRMED);
    boolean holder = suspect != null && holder(specimen, suspect);
    boolean site = suspect != null && site(specimen, suspect);
    boolean heard = specimen.leaks() ? confirmed.isPresent() && (holder || site) : leaks.isEmpty();
    return new Verdict(
        earliest(outcome, Stage.values()),
        earliest(outcome, Stage.CONFIRMED),
        earliest(outcome, Stage.CRITICAL),
        suspect,
        holder,
        site,
        suspect != null && leakingClass(specimen, suspect),
        confirmed
            .flatMap(leak -> leak.suspects().stream().findFirst())
            .map(first -> holder(specimen, first))
            .orElse(false),
        confirmed.map(leak -> covered(outcome, leak.exhaustion())).orElse(null),
        heard && outcome.problem() == null);
  }

  static boolean holder(Specimen specimen, Suspect suspect) {
    String holder = suspect.holder();
    return specimen.holders().stream()
        .map(Pattern::compile)
        .anyMatch(
            right ->
                holder != null
                    ? right.matcher(holder).matches()
                    : suspect.path().stream().anyMatch(step -> right.matcher(step).find()));
  }

  static boolean site(Specimen specimen, Suspect suspect) {
    List<String> named =
        Stream.of(suspect.insertionSite(), suspect.allocationSite())
            .filter(Objects::nonNull)
            .toList();
    return specimen.sites().stream()
        .map(Pattern::compile)
        .anyMatch(right -> named.stream().anyMatch(site -> right.matcher(site).find()));
  }

  private static boolean leakingClass(Specimen specimen, Suspect suspect) {
    String said = suspect.leakingClass();
    return specimen.leakingClass().isEmpty()
        || (said != null && said.matches(specimen.leakingClass()));
  }

  /** Share of the life at the first turn of one of the stages. */
  private static @Nullable Double earliest(Outcome outcome, Stage... stages) {
    Instant started = outcome.started();
    if (started == null) {
      return null;
    }
    return outcome.leaks().stream()
        .filter(leak -> List.of(stages).contains(leak.stage()))
        .findFirst()
        .map(leak -> share(outcome, started, leak.origin().time()))
        .orElse(null);
  }

  private static double share(Outcome outcome, Instant started, Instant time) {
    return Duration.between(started, time).toMillis() / 1e3 / outcome.seconds();
  }

  private static @Nullable Boolean covered(Outcome outcome, @Nullable Exhaustion foreseen) {
    Instant started = outcome.started();
    boolean known = outcome.ending() == Outcome.Ending.OUT_OF_MEMORY;
    if (foreseen == null || started == null || !known) {
      return null; // what the agent itself keeps brings the end forward: only the true end will do
    }
    Instant latest = foreseen.latest();
    return !foreseen.earliest().isAfter(outcome.ended())
        && (latest == null || !latest.isBefore(outcome.ended()));
  }
}
