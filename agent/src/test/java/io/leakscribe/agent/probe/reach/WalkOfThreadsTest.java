package io.leakscribe.agent.probe.reach;

import static io.leakscribe.agent.probe.reach.Things.await;
import static io.leakscribe.agent.probe.reach.Things.initialized;
import static io.leakscribe.agent.probe.reach.Things.items;
import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.HolderReading;
import io.leakscribe.agent.observe.Reached;
import io.leakscribe.agent.probe.reach.Things.Item;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What threads, their locals, tasks that wait and registries of the JDK hold. */
class WalkOfThreadsTest {
  private static final String HERE = WalkOfThreadsTest.class.getName() + "$";
  private final Walker walker = new Walker();

  WalkOfThreadsTest() throws ReflectiveOperationException {}

  @Test
  void what_a_running_lambda_has_captured_is_found_from_its_thread() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    List<Object> captured = items(100);
    Thread thread =
        new Thread(
            () -> {
              await(end);
              captured.clear();
            },
            "walk-test-1");
    thread.start();
    HolderReading reading =
        walker.from().values().stream()
            .filter(r -> r.reached().path().get(0).equals("thread walk-test-#"))
            .findFirst()
            .orElseThrow();
    end.countDown();
    thread.join();

    assertThat(reading.holder()).startsWith(WalkOfThreadsTest.class.getName() + "$$Lambda.");
    assertThat(reading.entries()).isEqualTo(100);
    assertThat(reading.reached().kind()).isEqualTo(Reached.Kind.THREAD);
    assertThat(reading.reached().words()).contains("walk-test-#");
  }

  private static final class OwnLocals extends Thread {
    private final CountDownLatch end = new CountDownLatch(1);

    @SuppressWarnings("unused")
    private final Map<Integer, Item> threadLocals = new HashMap<>(Map.of(1, new Item()));

    @Override
    public void run() {
      try {
        end.await();
      } catch (InterruptedException e) {
        interrupt();
      }
    }
  }

  @Test
  void a_thread_that_has_a_field_named_as_one_of_the_jdk_is_no_trouble() throws Exception {
    OwnLocals thread = new OwnLocals();
    thread.start();
    Map<String, HolderReading> found = walker.from(initialized(Held.class));
    thread.end.countDown();
    thread.join();

    assertThat(found).containsKey(HERE + "Held.map");
  }

  @Test
  void values_of_thread_locals_that_each_object_has_for_itself_stay_under_one_name()
      throws Exception {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      tasks.add(new Task());
    }
    for (int met = 1; met <= 61; met += 20) {
      Map<String, HolderReading> found = walker.fromObject(tasks.subList(0, met).toArray());

      HolderReading all = found.get("thread-local of " + Context.class.getName());
      assertThat(all).isNotNull();
      assertThat(all.entries()).isEqualTo(met == 1 ? 99 : 100);
    }
    tasks.forEach(task -> task.context.remove());
  }

  @Test
  void values_of_a_thread_local_are_summed_under_its_field() throws Exception {
    CountDownLatch ready = new CountDownLatch(2);
    CountDownLatch end = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Thread thread =
          new Thread(
              () -> {
                Local.CURRENT.set(items(50));
                ready.countDown();
                await(end);
              });
      thread.start();
      threads.add(thread);
    }
    ready.await();
    HolderReading reading = walker.from(Local.class).get(HERE + "Local.CURRENT");
    end.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(reading.entries()).isEqualTo(100);
    assertThat(reading.owners()).isEqualTo(2);
    assertThat(reading.reached().kind()).isEqualTo(Reached.Kind.THREAD_LOCAL);
  }

  @Test
  void waiting_tasks_are_told_by_the_class_that_somebody_wrote() {
    ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
    Executors2.executor = executor;
    for (int i = 0; i < 70; i++) {
      executor.scheduleAtFixedRate(new Flush(), 1, 2, TimeUnit.HOURS);
    }
    HolderReading reading = read(Executors2.class, "Executors2.executor");
    executor.shutdownNow();

    assertThat(reading.entries()).isEqualTo(70);
    assertThat(reading.reached().kind()).isEqualTo(Reached.Kind.TASKS);
    assertThat(reading.sampled().classes()).containsExactly(Flush.class.getName());
    assertThat(reading.reached().words()).contains("WalkOfThreadsTest$Flush, every 7200 s");
  }

  @Test
  void tasks_of_a_timer_that_were_cancelled_and_wait_are_told() {
    Timers.timer = new Timer(/* isDaemon= */ true);
    Timers.timer.schedule(new Reminder(), TimeUnit.HOURS.toMillis(1)); // cancelled first ones go
    for (int i = 1; i < 70; i++) {
      TimerTask task = new Reminder();
      Timers.timer.schedule(task, TimeUnit.DAYS.toMillis(1));
      task.cancel();
    }
    HolderReading reading = read(Timers.class, "Timers.timer");
    Timers.timer.cancel();

    assertThat(reading.entries()).isEqualTo(70);
    assertThat(reading.reached().kind()).isEqualTo(Reached.Kind.TASKS);
    assertThat(reading.reached().words())
        .contains("WalkOfThreadsTest$Reminder")
        .contains("are cancelled");
  }

  @Test
  void dependents_of_a_future_that_never_completes_are_counted() {
    CompletableFuture<Object> future = new CompletableFuture<>();
    for (int i = 0; i < 100; i++) {
      future.thenApply(value -> value);
    }

    HolderReading reading = walker.fromObject(new Pricing(future)).get(HERE + "Pricing.warm");
    assertThat(reading.entries()).isEqualTo(100);
  }

  @Test
  void registries_of_the_jdk_are_found() throws Exception {
    for (int i = 0; i < 100; i++) {
      new File("leakscribe-walk-test-" + i).deleteOnExit();
    }
    List<Thread> hooks = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      Thread hook = new Thread(() -> {});
      hooks.add(hook);
      Runtime.getRuntime().addShutdownHook(hook);
    }
    Map<String, HolderReading> found =
        walker.from(
            Class.forName("java.io.DeleteOnExitHook"),
            Class.forName("java.lang.ApplicationShutdownHooks"));
    hooks.forEach(Runtime.getRuntime()::removeShutdownHook);

    assertThat(found.get("java.io.DeleteOnExitHook.files").entries()).isGreaterThanOrEqualTo(100);
    assertThat(found.get("java.lang.ApplicationShutdownHooks.hooks").entries())
        .isGreaterThanOrEqualTo(70);
  }

  @Test
  void an_executor_is_named_by_what_has_it() {
    ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);
    try {
      for (int i = 0; i < 100; i++) {
        var unused = pool.schedule(() -> {}, 1, TimeUnit.DAYS);
      }
      assertThat(walker.fromObject(pool))
          .as("its thread says more")
          .containsKey("executor of thread pool-#-thread-#");
      assertThat(walker.fromObject(Executors.unconfigurableScheduledExecutorService(pool)))
          .containsKey(
              "executor of an object of"
                  + " java.util.concurrent.Executors$DelegatedScheduledExecutorService");
    } finally {
      pool.shutdownNow();
    }
  }

  private static final class Context {}

  private static final class Task {
    final ThreadLocal<Context> context = new ThreadLocal<>();

    Task() {
      context.set(new Context());
    }
  }

  private static final class Local {
    static final ThreadLocal<Object> CURRENT = new ThreadLocal<>();
  }

  private static final class Executors2 {
    static @Nullable Object executor;
  }

  private static final class Timers {
    static Timer timer;
  }

  private static final class Flush implements Runnable {
    @Override
    public void run() {}
  }

  private static final class Reminder extends TimerTask {
    @Override
    public void run() {}
  }

  private record Pricing(CompletableFuture<Object> warm) {}

  private HolderReading read(Class<?> root, String name) {
    Map<String, HolderReading> found = walker.from(initialized(root));
    assertThat(found).containsKey(HERE + name);
    return found.get(HERE + name);
  }

  private static final class Held {
    static final Object map = items(100);
  }
}
