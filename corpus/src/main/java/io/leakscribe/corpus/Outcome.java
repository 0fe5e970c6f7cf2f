package io.leakscribe.corpus;

import io.leakscribe.journal.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one run with the agent.
 *
 * @param steps of the whole life; of a leak whose end is memory's, as many as fit
 * @param seconds nominal length of the life
 * @param ending how it ended
 * @param lasted seconds from the start of the process to its end
 * @param started when the agent was up; null when it never was
 * @param ended when the process had ended
 * @param leaks the turns of incidents, in the order of the journal
 * @param cleared the wrong suspects that were cleared
 * @param problem why there is nothing to judge; null when there is
 */
record Outcome(
    Specimen specimen,
    Platform platform,
    long steps,
    double seconds,
    Ending ending,
    double lasted,
    @Nullable Instant started,
    Instant ended,
    List<Event.Leak> leaks,
    List<String> cleared,
    @Nullable String problem) {

  /** How a run ended. */
  enum Ending {
    OUT_OF_MEMORY,
    /** Ended by the runner, since the agent had said all that it could. */
    ALL_SAID,
    /** The program did all its steps. */
    LIFE_OVER,
    TOO_LONG,
    FAILED
  }

  Outcome {
    leaks = List.copyOf(leaks);
    cleared = List.copyOf(cleared);
  }

  static Outcome failed(Specimen specimen, Platform platform, double seconds, String problem) {
    return new Outcome(
        specimen,
        platform,
        0,
        seconds,
        Ending.FAILED,
        0,
        null,
        Instant.now(),
        List.of(),
        List.of(),
        problem);
  }
}
