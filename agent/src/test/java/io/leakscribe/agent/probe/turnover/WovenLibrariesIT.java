package io.leakscribe.agent.probe.turnover;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.cache.CacheBuilder;
import io.leakscribe.launch.ForkedJvm;
import java.nio.file.Path;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.apache.catalina.startup.Tomcat;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of classes of libraries, woven for a time under the strictest verification. */
final class WovenLibrariesIT {
  @TempDir private Path directory;

  @Test
  void libraries_work_while_they_are_woven_and_are_as_before_afterwards() throws Exception {
    try (ForkedJvm jvm =
        ForkedJvm.in(directory)
            .vm("-Xmx256m", "-Xverify:all", "-Djdk.attach.allowAttachSelf=true")
            .with(Weaving.class, ByteBuddy.class, ByteBuddyAgent.class, NullMarked.class)
            .start(
                WovenLibrariesApp.class,
                jar(CacheBuilder.class),
                jar(Caffeine.class),
                jar(Tomcat.class),
                jar(Assertions.class),
                jar(ByteBuddy.class))) {
      assertThat(jvm.awaitExit()).as("%s", jvm.output()).isZero();
      assertThat(count(jvm, "offered ")).isGreaterThan(3_000);
      assertThat(count(jvm, "woven ")).isGreaterThan(600);
      assertThat(count(jvm, "containers ")).isGreaterThan(50);
      assertThat(jvm.output()).contains("left 0", "heard after the end 0", "log [][]");
    }
  }

  private static int count(ForkedJvm jvm, String label) {
    return Integer.parseInt(jvm.awaitLine(line -> line.startsWith(label), label).split(" ")[1]);
  }

  private static String jar(Class<?> type) {
    return ForkedJvm.placeOf(type).toString();
  }
}
