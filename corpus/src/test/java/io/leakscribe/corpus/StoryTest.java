package io.leakscribe.corpus;

import static io.leakscribe.corpus.Runs.suspect;
import static io.leakscribe.journal.Stage.CONFIRMED;
import static io.leakscribe.journal.Stage.SUSPECTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.journal.Stage;
import io.leakscribe.journal.Suspect;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTest {
  private static final Duration TEN = Duration.ofSeconds(10);

  private static boolean allSaid(Stage stage, int age, Suspect suspect) {
    Outcome outcome = Runs.of(Runs.LEAK).turn(30, stage, suspect).ended();
    return new Story(Runs.START, outcome.leaks(), List.of())
        .allSaid(Runs.START.plusSeconds(30 + age), TEN);
  }

  @Test
  void allIsSaidWhenHolderAndASiteStandForTenSeconds() {
    assertThat(allSaid(CONFIRMED, 10, suspect("a.B.c", "a.B.d(B.java:1)", null))).isTrue();
    assertThat(allSaid(CONFIRMED, 10, suspect("a.B.c", null, "a.B.d(B.java:1)"))).isTrue();
  }

  @Test
  void notAllIsSaidWhileAPartIsMissing() {
    assertThat(allSaid(CONFIRMED, 9, suspect("a.B.c", "a.B.d(B.java:1)", null))).isFalse();
    assertThat(allSaid(SUSPECTED, 10, suspect("a.B.c", "a.B.d(B.java:1)", null))).isFalse();
    assertThat(allSaid(CONFIRMED, 10, suspect("a.B.c", null, null))).isFalse();
    assertThat(allSaid(CONFIRMED, 10, suspect(null, "a.B.d(B.java:1)", null))).isFalse();
  }
}
