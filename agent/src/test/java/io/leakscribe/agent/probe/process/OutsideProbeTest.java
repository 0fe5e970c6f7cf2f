package io.leakscribe.agent.probe.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leakscribe.agent.observe.LoaderReading;
import io.leakscribe.agent.observe.OutsideReading;
import io.leakscribe.agent.observe.ThreadGroupReading;
import io.leakscribe.agent.observe.ThreadNames;
import io.leakscribe.agent.probe.holder.Peek;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class OutsideProbeTest {
  private static final String NAME = "outside-probe-#";
  private final List<String> log = new ArrayList<>();
  private final OutsideProbe probe =
      new OutsideProbe(
          new Beans(),
          path -> Optional.empty(),
          new Peek(type -> {}),
          () -> new Class<?>[0],
          log::add);

  @Test
  void reads_the_process_it_lives_in() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(16);
    OutsideReading reading = probe.read();

    assertThat(reading.heapCommitted()).isPositive();
    assertThat(reading.metaspaceCommitted()).isPositive();
    assertThat(reading.codeCache()).isPositive();
    assertThat(reading.directBuffers()).isPositive();
    assertThat(reading.classesLoaded()).isGreaterThan(100);
    assertThat(reading.stackBytes()).isPositive();
    assertThat(buffer.capacity()).isEqualTo(16);
  }

  @Test
  void threads_are_counted_by_name_and_seen_to_start_and_to_end() throws InterruptedException {
    probe.read();
    CountDownLatch end = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Thread thread = new Thread(() -> waitFor(end), "outside-probe-" + i);
      thread.start();
      threads.add(thread);
    }
    ThreadGroupReading alive = group(probe.read());
    end.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(alive.threads()).isEqualTo(3);
    assertThat(alive.started()).isEqualTo(3);
    assertThat(alive.pools()).isZero();
    assertThat(probe.read().threadGroups())
        .noneMatch(g -> g.pattern().equals(NAME) && g.threads() > 0);
  }

  @Test
  void no_thread_is_held_once_it_is_closed() throws InterruptedException {
    WeakReference<Thread> ended = seenAndEnded();
    probe.close();
    await()
        .until(
            () -> {
              System.gc();
              return ended.refersTo(null);
            });
  }

  private WeakReference<Thread> seenAndEnded() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Thread thread = new Thread(() -> waitFor(end), "outside-probe-1");
    thread.start();
    assertThat(group(probe.read()).threads()).isEqualTo(1);
    end.countDown();
    thread.join();
    return new WeakReference<>(thread);
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void executors_cannot_be_seen_into_while_their_package_is_closed_and_nothing_fails() {
    ExecutorService executor =
        Executors.newFixedThreadPool(2, task -> new Thread(task, "outside-probe-7"));
    try {
      executor.submit(() -> {});

      assertThat(group(probe.read()).threads()).isEqualTo(1);
    } finally {
      executor.shutdownNow();
    }
  }

  private static ThreadGroupReading group(OutsideReading reading) {
    return reading.threadGroups().stream()
        .filter(group -> group.pattern().equals(NAME))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_flight_recorder_tells_who_starts_threads() throws Exception {
    probe.lookFor(true, false);
    try {
      await()
          .atMost(java.time.Duration.ofSeconds(20))
          .untilAsserted(
              () -> {
                startOne().join();
                Thread watcher =
                    new Thread(() -> waitFor(new CountDownLatch(1)), "outside-probe-1");
                watcher.setDaemon(true);
                watcher.start();
                try {
                  // Our own frames never count, so it is the library that called us.
                  assertThat(group(probe.read()).site())
                      .startsWith("org.awaitility.")
                      .matches(".+\\(\\w+\\.java:\\d+\\)");
                } finally {
                  watcher.interrupt();
                }
              });
    } finally {
      probe.lookFor(false, false);
    }
    assertThat(log).isEmpty();
  }

  private static Thread startOne() {
    Thread thread = new Thread(() -> {}, "outside-probe-2");
    thread.start();
    return thread;
  }

  @Test
  void loaders_are_counted_by_class_with_what_they_loaded_last() throws Exception {
    List<Class<?>> loaded = new ArrayList<>();
    LoaderCensus census = new LoaderCensus(() -> loaded.toArray(new Class<?>[0]), null);
    loaded.add(loadAnew());
    LoaderReading first = census.take(type -> null).get(0);
    loaded.add(loadAnew());
    loaded.add(loadAnew());
    LoaderReading second = census.take(type -> "com.shop.Plugins.load(Plugins.java:7)").get(0);

    assertThat(first.loaders()).isEqualTo(1);
    assertThat(first.classPattern()).isNull();
    assertThat(second.loaderClass()).isEqualTo(URLClassLoader.class.getName());
    assertThat(second.loaders()).isEqualTo(3);
    assertThat(second.classPattern()).isEqualTo(Victim.class.getName());
    assertThat(second.site()).contains("Plugins.load");
  }

  private static Class<?> loadAnew() throws ClassNotFoundException {
    URL here = Victim.class.getProtectionDomain().getCodeSource().getLocation();
    return Class.forName(Victim.class.getName(), true, new URLClassLoader(new URL[] {here}, null));
  }

  static final class Victim {}

  @Test
  void names_lose_what_differs_from_one_to_the_next() {
    assertThat(ThreadNames.pattern("pool-12-thread-3")).isEqualTo("pool-#-thread-#");
    assertThat(ThreadNames.pattern("main")).isEqualTo("main");
    assertThat(ThreadNames.pattern("call-3fa85f64-5717-4562-b3fc-2c963f66afa6"))
        .isEqualTo("call-#");
  }

  @Test
  void the_limit_of_threads_is_the_tightest_that_is_told() {
    Map<String, String> files =
        Map.of(
            "/proc/sys/kernel/threads-max", "190000\n",
            "/proc/sys/vm/max_map_count", "65530\n",
            "/proc/self/limits", "Max processes             96365      96365      processes\n",
            "/proc/self/cgroup", "0::/pod\n",
            "/sys/fs/cgroup/pod/pids.max", "500\n");

    assertThat(new ThreadLimit(path -> Optional.ofNullable(files.get(path))).read())
        .isEqualTo(OptionalLong.of(500));
    assertThat(new ThreadLimit(path -> Optional.empty()).read()).isEmpty();
  }
}
