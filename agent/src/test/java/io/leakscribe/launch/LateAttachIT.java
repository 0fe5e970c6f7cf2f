package io.leakscribe.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.shop.leak.LeakingApp;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.SeriesNames;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent sees of classes, depending on when it came and on how the JVM was started. */
final class LateAttachIT {
  private static final String STATIC = SeriesNames.HOLDER + LeakingApp.class.getName() + ".ORDERS";
  private static final String OF_OBJECT = SeriesNames.HOLDER + LeakingApp.class.getName() + ".mine";

  @TempDir private Path directory;

  @Test
  void sees_what_the_classes_hold_that_were_there_before() throws Exception {
    try (ForkedJvm jvm = ForkedJvm.in(directory).start(LeakingApp.class)) {
      jvm.awaitLine("app: up");
      jvm.attach("port=0");
      jvm.awaitLine("leakscribe: INFO ready, attached");
      growing(STATIC);
      endWell(jvm);
    }
  }

  @Test
  void sees_what_classes_and_objects_hold_from_the_start_under_the_strictest_verification()
      throws Exception {
    try (ForkedJvm jvm =
        ForkedJvm.in(directory)
            .agent("port=0")
            .vm(
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:+BytecodeVerificationLocal",
                "-XX:+BytecodeVerificationRemote")
            .start(LeakingApp.class)) {
      growing(STATIC);
      growing(OF_OBJECT);
      endWell(jvm);
    }
  }

  private void growing(String series) {
    Journals journals = Journals.in(directory.resolve("leakscribe"));
    double first =
        journals
            .await(Event.Sample.class, sample -> sample.series().containsKey(series))
            .series()
            .get(series);
    journals.await(Event.Sample.class, sample -> sample.series().getOrDefault(series, 0.0) > first);
  }

  private static void endWell(ForkedJvm jvm) throws Exception {
    jvm.tell("return");
    assertThat(jvm.awaitExit()).isZero();
    assertThat(BadInputIT.warnings(jvm)).isEqualTo(List.of());
  }
}
