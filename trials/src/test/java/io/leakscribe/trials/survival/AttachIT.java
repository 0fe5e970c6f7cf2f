package io.leakscribe.trials.survival;

import static org.assertj.core.api.Assertions.assertThat;

import com.shop.survival.BusyService;
import io.leakscribe.journal.Event;
import io.leakscribe.launch.ForkedJvm;
import io.leakscribe.launch.Journals;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The agent comes at a bad moment. */
final class AttachIT {
  private static final Duration END = Duration.ofSeconds(15);

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"0, true", "150, true", "500, false", "1200, true"})
  void the_process_ends_as_it_would_have_while_the_agent_comes(long millis, boolean signal)
      throws Exception {
    try (ForkedJvm jvm = plain()) {
      jvm.tell("load classes");
      Thread attacher = new Thread(() -> tryToAttach(jvm));
      attacher.start();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
      Instant told = Instant.now();
      if (signal) {
        jvm.terminate();
      } else {
        jvm.tell("exit");
      }
      assertThat(jvm.awaitExit()).isEqualTo(signal ? 143 : 7);
      assertThat(Duration.between(told, Instant.now())).isLessThan(END);
      attacher.join(END.toMillis());
      assertThat(attacher.isAlive()).isFalse();
      assertThat(jvm.output()).noneMatch(AttachIT::alarming);
    }
  }

  @Test
  void of_two_that_come_at_once_one_stays() throws Exception {
    ExecutorService attachers = Executors.newFixedThreadPool(2);
    try (ForkedJvm jvm = plain()) {
      CountDownLatch together = new CountDownLatch(2);
      List<Future<?>> both =
          List.of(
              attachers.submit(() -> attachWith(jvm, together)),
              attachers.submit(() -> attachWith(jvm, together)));
      for (Future<?> one : both) {
        one.get(ForkedJvm.PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      jvm.awaitLine("leakscribe: INFO ready");
      jvm.awaitLine("already running in this JVM");
      journals().await(Event.Sample.class, sample -> true);
      jvm.tell("return");
      assertThat(jvm.awaitExit()).isZero();
      assertThat(journals().events(Event.AgentStarted.class)).hasSize(1);
      assertThat(jvm.output()).noneMatch(AttachIT::alarming);
    } finally {
      attachers.shutdownNow();
    }
  }

  @Test
  void classes_that_are_loaded_meanwhile_load_as_before() throws Exception {
    try (ForkedJvm jvm = plain()) {
      jvm.tell("load classes");
      jvm.attach("port=0,service=shop,dir=" + directory.resolve("data"));
      jvm.awaitLine("leakscribe: INFO ready");
      journals().await(Event.Sample.class, sample -> true);
      jvm.tell("exit");
      assertThat(jvm.awaitExit()).isEqualTo(7);
      assertThat(jvm.output()).noneMatch(AttachIT::alarming);
    }
  }

  private ForkedJvm plain() throws Exception {
    ForkedJvm jvm = ForkedJvm.in(directory).start(BusyService.class);
    jvm.awaitLine("app: up");
    return jvm;
  }

  private Void attachWith(ForkedJvm jvm, CountDownLatch together) throws Exception {
    together.countDown();
    together.await();
    jvm.attach("port=0,service=shop,dir=" + directory.resolve("data"));
    return null;
  }

  private void tryToAttach(ForkedJvm jvm) {
    try {
      jvm.attach("port=0,service=shop,dir=" + directory.resolve("data"));
    } catch (Exception e) {
      // The process was gone first: as it should be.
      assertThat(e).isNotNull();
    }
  }

  private Journals journals() {
    return Journals.in(directory.resolve("data"));
  }

  private static boolean alarming(String line) {
    return line.contains("Exception")
        || line.contains("Error")
        || line.contains("cannot load")
        || line.contains("leakscribe: WARN")
        || line.contains("leakscribe: ERROR");
  }
}
