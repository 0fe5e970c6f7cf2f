package io.leakscribe.trials.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.odd.Kinds;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.cache.CacheBuilder;
import groovy.lang.GroovyClassLoader;
import io.leakscribe.launch.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javassist.util.proxy.ProxyFactory;
import net.bytebuddy.ByteBuddy;
import net.sf.cglib.proxy.Enhancer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;

/** The same program with the agent and without it, everything verified: the same must come out. */
final class HostileClassesIT {
  private static final int MUTANTS = 4_000;
  private static final long SEED = 20_261_121;

  @TempDir private Path directory;

  @Test
  void odd_classes_fare_as_without_the_agent() throws Exception {
    assertThat(compare(OddClassesApp.class)).isGreaterThan(350);
  }

  @Test
  void generated_classes_run_as_without_the_agent() throws Exception {
    assertThat(compare(GeneratedApp.class)).isGreaterThan(150);
  }

  @Test
  void every_class_of_large_libraries_is_verified_as_without_the_agent() throws Exception {
    assertThat(compare(LibrariesApp.class, jars())).isGreaterThan(15_000);
  }

  @Test
  void damaged_classes_are_refused_or_not_as_without_the_agent() throws Exception {
    String[] arguments =
        Stream.concat(
                Stream.of(String.valueOf(SEED), String.valueOf(MUTANTS)), Arrays.stream(jars()))
            .toArray(String[]::new);
    assertThat(compare(MutantsApp.class, arguments)).isEqualTo(MUTANTS);
  }

  @Test
  void classes_that_were_loaded_before_an_attached_agent_go_on_as_they_were() throws Exception {
    List<String> without = late(false);
    List<String> with = late(true);
    assertThat(different(without, with)).isEmpty();
    assertThat(with).filteredOn(line -> line.startsWith("another\t")).hasSizeGreaterThan(250);
  }

  private List<String> late(boolean agent) throws Exception {
    Path result = directory.resolve("late" + agent + ".txt");
    try (ForkedJvm jvm = builder(false).start(OddClassesApp.class, with(result, few()))) {
      jvm.awaitLine("loaded");
      if (agent) {
        jvm.attach("port=-1,caches=com.odd.lib.*");
        jvm.awaitLine("ready, attached");
      }
      jvm.tell("go on");
      assertThat(jvm.awaitExit()).as("%s", jvm.output()).isZero();
      // Some that the JVM itself cannot redefine, and no others with them.
      assertThat(jvm.output())
          .filteredOn(line -> line.matches("leakscribe: (WARN|ERROR).*"))
          .hasSizeLessThan(2)
          .allMatch(line -> line.matches(".* [1-9] class.* cannot be watched.*"));
    }
    return Files.readAllLines(result);
  }

  private static String[] few() throws IOException {
    return Arrays.stream(jars())
        .filter(jar -> jar.contains("guava") || jar.contains("kotlin"))
        .toArray(String[]::new);
  }

  private static String[] jars() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target/hostile").toAbsolutePath())) {
      return files.map(Path::toString).sorted().toArray(String[]::new);
    }
  }

  /** Returns the number of classes that were tried. */
  private int compare(Class<?> program, String... arguments) throws Exception {
    List<String> without = run(program, arguments, false);
    List<String> with = run(program, arguments, true);
    assertThat(different(without, with)).isEmpty();
    return with.size();
  }

  private static List<String> different(List<String> without, List<String> with) {
    assertThat(with).hasSameSizeAs(without);
    List<String> different = new ArrayList<>();
    for (int i = 0; i < with.size(); i++) {
      if (!outcome(with.get(i)).equals(outcome(without.get(i)))) {
        different.add(without.get(i) + " -> " + with.get(i));
      }
    }
    return different;
  }

  /** Label and kind; the message may tell of an offset, or of another of two faults. */
  private static String outcome(String line) {
    String[] parts = line.split("\t", 3);
    return parts[0] + " " + parts[1];
  }

  private List<String> run(Class<?> program, String[] arguments, boolean agent)
      throws IOException, InterruptedException {
    Path result = directory.resolve(agent + ".txt");
    try (ForkedJvm jvm = builder(agent).start(program, with(result, arguments))) {
      // Thousands of classes: on a busy machine that takes longer than other tests wait.
      Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> !isAlive(jvm.pid()));
      assertThat(jvm.awaitExit()).as("%s", jvm.output()).isZero();
      if (agent) {
        assertThat(jvm.output()).anyMatch(line -> line.contains("leakscribe: INFO ready"));
        assertThat(jvm.output()).noneMatch(line -> line.matches("leakscribe: (WARN|ERROR).*"));
      }
    }
    return Files.readAllLines(result);
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private ForkedJvm.Builder builder(boolean agent) {
    ForkedJvm.Builder builder =
        ForkedJvm.in(directory)
            .vm("-Xmx512m", "-Xverify:all", "--add-opens=java.base/java.lang=ALL-UNNAMED")
            .with(ClassWriter.class, Kinds.class, Caffeine.class, CacheBuilder.class)
            .with(GroovyClassLoader.class, ProxyFactory.class, ByteBuddy.class, Enhancer.class);
    return agent ? builder.agent("port=-1,caches=com.odd.lib.*") : builder;
  }

  private static String[] with(Path result, String[] arguments) {
    return Stream.concat(Stream.of(result.toString()), Arrays.stream(arguments))
        .toArray(String[]::new);
  }
}
