package io.leakscribe.agent.suspect;

import static io.leakscribe.journal.Hypothesis.Answer.CANNOT_TELL;
import static io.leakscribe.journal.Hypothesis.Answer.CLEARED;
import static io.leakscribe.journal.Hypothesis.Answer.SUPPORTED;

import io.leakscribe.journal.Hypothesis;
import io.leakscribe.journal.Suspect;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a hypothesis is tested on.
 *
 * @param bound what the suspect's holder declares, null where it declares nothing
 */
record Grounds(
    Suspect suspect,
    @Nullable Long bound,
    Scene scene,
    ProcessTrack process,
    HeapTrack heap,
    Past past) {
  /** Fewer readings of anything say nothing about it. */
  static final int ENOUGH_POINTS = 8;

  /** When the growth began, but not before the application was up. */
  Instant since() {
    Instant since = suspect.since();
    return since == null || since.isBefore(scene.from()) ? scene.from() : since;
  }

  Instant now() {
    return scene.now();
  }

  Instant middle() {
    return since().plus(Duration.between(since(), now()).dividedBy(2));
  }

  static Hypothesis cleared(String name, String evidence) {
    return new Hypothesis(name, CLEARED, evidence);
  }

  static Hypothesis supported(String name, String evidence) {
    return new Hypothesis(name, SUPPORTED, evidence);
  }

  static Hypothesis open(String name, String evidence) {
    return new Hypothesis(name, CANNOT_TELL, evidence);
  }
}
