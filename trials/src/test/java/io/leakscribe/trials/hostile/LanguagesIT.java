package io.leakscribe.trials.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.launch.ForkedJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sample in each language, compiled by its own compiler, run with the agent and without it. */
final class LanguagesIT {
  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void prints_what_it_prints_without_the_agent(Language language) throws Exception {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    try (ForkedJvm compiler =
        ForkedJvm.in(directory)
            .tool("java", language.compilation(classes).toArray(String[]::new))) {
      assertThat(compiler.awaitExit()).as("%s", compiler.output()).isZero();
    }
    List<String> without = run(language, classes, false);
    assertThat(without).hasSizeGreaterThan(50);
    assertThat(run(language, classes, true)).isEqualTo(without);
  }

  private List<String> run(Language language, Path classes, boolean agent) throws Exception {
    List<String> command = new ArrayList<>(List.of("-Xmx128m", "-Xverify:all"));
    if (agent) {
      String caches = "com.example.*.*Cache";
      command.add("-javaagent:" + ForkedJvm.agentJar() + "=port=-1,drafts=false,caches=" + caches);
    }
    command.addAll(List.of("-cp", language.classPath(classes), language.main));
    try (ForkedJvm jvm = ForkedJvm.in(directory).tool("java", command.toArray(String[]::new))) {
      jvm.awaitLine(line -> line.equals("done"), "done");
      if (agent) {
        jvm.awaitLine("leakscribe: INFO ready");
      }
      jvm.tell("end");
      assertThat(jvm.awaitExit()).as("%s", jvm.output()).isZero();
      assertThat(jvm.output()).noneMatch(line -> line.matches("leakscribe: (WARN|ERROR).*"));
      return jvm.output().stream()
          .filter(line -> !line.startsWith("leakscribe: ") && !line.contains(" warning: "))
          .toList();
    }
  }
}
