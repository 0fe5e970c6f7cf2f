package io.leakscribe.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.shop.leak.LeakingApp;
import io.leakscribe.journal.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However the application ends, it does so at once, as before, and the journal says so. */
final class AgentEndIT {
  /** Far less than the 60 s for which an idle thread of a web server or a timer would stay. */
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  private static final int SIGTERM = 143;

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"return, 0", "exit, 7", "throw, 1"})
  void ends_with_the_application(String how, int code) throws Exception {
    try (ForkedJvm jvm = started()) {
      Instant told = Instant.now();
      jvm.tell(how);
      endedInOrder(jvm, code, told);
    }
  }

  @Test
  void ends_when_the_operator_says_so() throws Exception {
    try (ForkedJvm jvm = started()) {
      Instant told = Instant.now();
      jvm.terminate();
      endedInOrder(jvm, SIGTERM, told);
    }
  }

  @Test
  void outlives_the_streams_that_the_application_closes() throws Exception {
    try (ForkedJvm jvm = started()) {
      jvm.tell("close both");
      int before = journals().events(Event.Sample.class).size();
      journals()
          .await(
              Event.Sample.class,
              sample -> journals().events(Event.Sample.class).size() > before + 1);
      Instant told = Instant.now();
      jvm.tell("exit");
      endedInOrder(jvm, 7, told);
    }
  }

  @Test
  void says_nothing_of_an_application_that_is_over_at_once() throws Exception {
    try (ForkedJvm jvm = ForkedJvm.in(directory).agent("port=0").start(BriefApp.class)) {
      assertThat(jvm.awaitExit()).isZero();
      assertThat(jvm.output()).contains("app: brief");
      assertThat(jvm.output()).noneMatch(line -> line.contains("WARN") || line.contains("ERROR"));
    }
  }

  private ForkedJvm started() throws Exception {
    ForkedJvm jvm = ForkedJvm.in(directory).agent("port=0").start(LeakingApp.class);
    jvm.awaitLine("leakscribe: INFO ready");
    journals().await(Event.Sample.class, sample -> true);
    return jvm;
  }

  private void endedInOrder(ForkedJvm jvm, int code, Instant told) throws Exception {
    assertThat(jvm.awaitExit()).as("%s", jvm.output()).isEqualTo(code);
    assertThat(Duration.between(told, Instant.now())).isLessThan(AT_ONCE);
    assertThat(journals().events()).last().isInstanceOf(Event.AgentStopped.class);
  }

  private Journals journals() {
    return Journals.in(directory.resolve("leakscribe"));
  }
}
