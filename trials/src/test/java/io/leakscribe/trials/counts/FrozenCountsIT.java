package io.leakscribe.trials.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.awaitility.Awaitility.await;

import com.example.counts.Fixed;
import com.example.counts.Onlooker;
import io.leakscribe.launch.ForkedJvm;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Freezes counts of a fixed program. Who breaks one on purpose writes the new number here, and says
 * in the commit what it buys; who breaks one by accident has made every user pay for it.
 */
final class FrozenCountsIT {
  private static final String ON_PURPOSE =
      "if this is on purpose, change the number in FrozenCountsIT and say in CHANGELOG.md what it"
          + " buys; if not, find out with -Xlog:class+load or a class histogram what came in";
  private static final int SESSIONS = 1_800;

  /** In any JVM. */
  private static final Set<String> OF_THE_JVM =
      Set.of("main", "Common-Cleaner", "Finalizer", "Reference Handler", "Signal Dispatcher");

  @TempDir private Path directory;

  @Test
  void weaves_what_may_hold_much_and_leaves_the_rest() throws Exception {
    try (ForkedJvm jvm = started(true)) {
      assertThat(asked(jvm, "classes"))
          .as("classes of the program that call the bridge; " + ON_PURPOSE)
          .isEqualTo(
              "classes: 11 seen, 5 woven: com/example/counts/Fixed,"
                  + " com/example/counts/Shapes$Buffer,"
                  + " com/example/counts/Shapes$Recent, com/example/counts/Shapes$Registry,"
                  + " com/example/counts/Shapes$Tables");
      stop(jvm);
    }
  }

  @Test
  void starts_few_threads_and_records_few_events_where_nothing_is_suspected() throws Exception {
    try (ForkedJvm jvm = started(true)) {
      awaitSettled(jvm);
      assertThat(asked(jvm, "events"))
          .as("events of the recorder; " + ON_PURPOSE)
          .isEqualTo(
              "events: jdk.EvacuationFailed, jdk.G1GarbageCollection, jdk.GCHeapSummary,"
                  + " jdk.GarbageCollection, jdk.OldObjectSample");
      assertThat(added(asked(jvm, "threads")))
          .as("threads; " + ON_PURPOSE)
          .containsExactlyInAnyOrder(
              "leakscribe",
              "leakscribe-draft",
              "leakscribe-gc",
              "leakscribe-http",
              "leakscribe-journal",
              "leakscribe-survivors",
              // The JDK's, on our behalf.
              "HTTP-Dispatcher",
              "idle-timeout-task",
              "JFR Periodic Tasks",
              "JFR Recorder Thread",
              "Notification Thread");
      stop(jvm);
    }
  }

  private static List<String> added(String threads) {
    return Stream.of(threads.substring("threads: ".length()).split(", "))
        .filter(name -> !OF_THE_JVM.contains(name))
        .toList();
  }

  private static void awaitSettled(ForkedJvm jvm) {
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> isSettled(asked(jvm, "events")));
  }

  /** Up, and done with what it looked at while classes were loaded. */
  private static boolean isSettled(String events) {
    return events.contains("jdk.OldObjectSample") && !events.contains("jdk.ClassDefine");
  }

  @Test
  void loads_few_classes() throws Exception {
    TreeSet<String> extra = new TreeSet<>(loaded(true));
    extra.removeAll(loaded(false));
    long own = extra.stream().filter(name -> name.startsWith("io.leakscribe.")).count();
    long jdk = extra.stream().filter(FrozenCountsIT::isJdk).count();
    long libraries = extra.size() - own - jdk;
    assertSoftly(
        softly -> {
          softly.assertThat(own).as("classes of ours; " + ON_PURPOSE).isBetween(200L, 580L);
          softly.assertThat(libraries).as("of our libraries; " + ON_PURPOSE).isBetween(200L, 350L);
          softly.assertThat(jdk).as("of the JDK; " + ON_PURPOSE).isBetween(1_000L, 2_100L);
        });
  }

  @Test
  void takes_few_bytes_for_an_object_that_it_follows() throws Exception {
    try (ForkedJvm jvm = started(false)) {
      Histogram before = atRest(jvm);
      jvm.tell("sessions " + SESSIONS);
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofSeconds(2))
          .until(
              () ->
                  Histogram.of(jvm, directory).instances("java.util.HashMap$Node")
                      >= before.instances("java.util.HashMap$Node") + SESSIONS);
      Histogram after = atRest(jvm);
      assertThat(after.instances(Histogram.TRACKED)).isEqualTo(SESSIONS);
      assertThat((double) (after.ofTracking() - before.ofTracking()) / SESSIONS)
          .as("bytes for each object that is followed; " + ON_PURPOSE)
          // Too low, and it was not these that were counted. A map of the agent's own that shrinks
          // meanwhile takes a few bytes off.
          .isBetween(110.0, 150.0);
      stop(jvm);
    }
  }

  /** The agent has maps of its own, which grow in its first seconds. */
  private Histogram atRest(ForkedJvm jvm) throws Exception {
    Deque<Histogram> looks = new ArrayDeque<>(List.of(Histogram.of(jvm, directory)));
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofSeconds(2))
        .until(
            () -> {
              looks.addLast(Histogram.of(jvm, directory));
              return looks.getLast().ofTracking() - looks.removeFirst().ofTracking() < SESSIONS / 2;
            });
    return looks.getLast();
  }

  private ForkedJvm started(boolean onlooker) throws IOException {
    // Where a quarter of the heap is in use, the agent looks around.
    ForkedJvm.Builder builder =
        ForkedJvm.in(directory).vm("-Xmx1g").agent("port=0,dir=" + directory);
    if (onlooker) {
      builder.vm("-javaagent:" + onlookerJar());
    }
    ForkedJvm jvm = builder.with(org.jspecify.annotations.NullMarked.class).start(Fixed.class);
    jvm.awaitLine("leakscribe: INFO ready");
    jvm.awaitLine("fixed: up");
    return jvm;
  }

  private static String asked(ForkedJvm jvm, String question) {
    int before = jvm.output().size();
    jvm.tell(question);
    await().until(() -> answer(jvm, question, before) != null);
    return answer(jvm, question, before);
  }

  private static String answer(ForkedJvm jvm, String question, int from) {
    List<String> lines = jvm.output();
    return lines.subList(from, lines.size()).stream()
        .filter(line -> line.startsWith(question + ": "))
        .findFirst()
        .orElse(null);
  }

  private static void stop(ForkedJvm jvm) throws InterruptedException {
    jvm.tell("stop");
    assertThat(jvm.awaitExit()).isZero();
  }

  private TreeSet<String> loaded(boolean agent) throws Exception {
    Path log = directory.resolve(agent + ".log");
    ForkedJvm.Builder builder =
        ForkedJvm.in(directory).vm("-Xlog:class+load:file=" + log + ":none");
    if (agent) {
      builder.agent("port=0,dir=" + directory);
    }
    try (ForkedJvm jvm = builder.start(Fixed.class)) {
      jvm.awaitLine("fixed: up");
      if (agent) {
        awaitSettled(jvm);
      }
      stop(jvm);
    }
    try (Stream<String> lines = Files.lines(log)) {
      TreeSet<String> names = new TreeSet<>();
      lines.map(line -> line.replaceAll("(/0x| ).*", "")).forEach(names::add);
      return names;
    }
  }

  private static boolean isJdk(String name) {
    return Stream.of("java.", "javax.", "jdk.", "sun.", "com.sun.").anyMatch(name::startsWith);
  }

  private Path onlookerJar() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", Onlooker.class.getName());
    manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
    Path jar = directory.resolve("onlooker.jar");
    try (OutputStream file = Files.newOutputStream(jar)) {
      new JarOutputStream(file, manifest).close();
    }
    return jar;
  }
}
