package io.leakscribe.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.shop.turnover.GrowingApp;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Suspect;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who inserts, found by the packaged agent in a running application. */
@Order(3)
final class TurnoverIT {
  @TempDir private Path directory;

  @Test
  void names_the_line_that_inserts_under_the_strictest_verification() throws Exception {
    try (ForkedJvm jvm =
        ForkedJvm.in(directory)
            .agent("port=-1,drafts=false")
            .vm(
                "-Xmx96m",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:+BytecodeVerificationLocal",
                "-XX:+BytecodeVerificationRemote")
            .start(GrowingApp.class)) {
      Journals.in(directory.resolve("leakscribe"))
          .await(
              Event.Leak.class,
              leak -> leak.suspects().stream().anyMatch(TurnoverIT::isExplained),
              Duration.ofSeconds(90));
      jvm.tell("return");
      assertThat(jvm.awaitExit()).isZero();
      assertThat(BadInputIT.warnings(jvm)).isEmpty();
    }
  }

  private static boolean isExplained(Suspect suspect) {
    String site = String.valueOf(suspect.insertionSite());
    return site.startsWith("com.shop.turnover.GrowingApp.remember(GrowingApp.java:")
        && suspect.evidence().stream()
            .anyMatch(
                line -> line.statement().contains("insertions/min from GrowingApp.remember:"));
  }
}
