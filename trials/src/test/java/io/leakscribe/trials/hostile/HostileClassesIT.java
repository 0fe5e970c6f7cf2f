package io.leakscribe.trials.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.launch.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;

/** The same program with the agent and without it, everything verified: the same must come out. */
final class HostileClassesIT {
  @TempDir private Path directory;

  @Test
  void odd_classes_fare_as_without_the_agent() throws Exception {
    assertSame(run(OddClassesApp.class, false), run(OddClassesApp.class, true));
  }

  private static void assertSame(List<String> without, List<String> with) {
    List<String> different = new ArrayList<>();
    for (int i = 0; i < without.size(); i++) {
      if (!with.get(i).equals(without.get(i))) {
        different.add(without.get(i) + " -> " + with.get(i));
      }
    }
    assertThat(different).isEmpty();
    assertThat(with).hasSameSizeAs(without);
  }

  private List<String> run(Class<?> program, boolean agent)
      throws IOException, InterruptedException {
    Path result = directory.resolve(agent + ".txt");
    ForkedJvm.Builder builder =
        ForkedJvm.in(directory).vm("-Xmx512m", "-Xverify:all").with(ClassWriter.class);
    if (agent) {
      builder.agent("port=-1,caches=com.odd.lib.*,debug=true");
    }
    try (ForkedJvm jvm = builder.start(program, result.toString())) {
      assertThat(jvm.awaitExit()).as("%s", jvm.output()).isZero();
      assertThat(jvm.output()).noneMatch(line -> line.contains("switched off"));
    }
    return Files.readAllLines(result);
  }
}
