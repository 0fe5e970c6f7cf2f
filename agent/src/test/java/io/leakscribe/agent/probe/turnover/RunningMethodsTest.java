package io.leakscribe.agent.probe.turnover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RunningMethodsTest {
  private static final Set<String> SWEEP = Set.of(RunningMethodsTest.class.getName() + ".sweep");

  @Test
  void a_method_is_seen_while_any_of_many_threads_is_in_it() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(40);
    CountDownLatch end = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 39; i++) {
      threads.add(new Thread(() -> rest(begun, end), "resting-" + i));
    }
    threads.add(new Thread(() -> sweep(begun, end), "sweeping"));
    threads.forEach(Thread::start);
    begun.await();

    assertThat(RunningMethods.groups()).hasSizeGreaterThan(2);
    assertThat(isSwept()).isTrue();

    end.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(isSwept()).isFalse();
  }

  @Test
  void a_thread_that_has_ended_is_no_trouble() throws InterruptedException {
    Thread ended = new Thread(() -> {});
    ended.start();
    ended.join();

    assertThat(RunningMethods.best(SWEEP, new long[] {ended.getId()})).isNull();
  }

  private static boolean isSwept() {
    return RunningMethods.groups().stream()
        .anyMatch(few -> RunningMethods.best(SWEEP, few) != null);
  }

  private static void sweep(CountDownLatch begun, CountDownLatch end) {
    rest(begun, end);
  }

  private static void rest(CountDownLatch begun, CountDownLatch end) {
    begun.countDown();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
