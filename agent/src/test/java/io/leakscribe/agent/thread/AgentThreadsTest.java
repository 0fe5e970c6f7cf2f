package io.leakscribe.agent.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("sets the JVM's default handler")
class AgentThreadsTest {
  private final List<Throwable> heard = new CopyOnWriteArrayList<>();
  private Thread.UncaughtExceptionHandler before;

  @BeforeEach
  void listenAsAnApplicationMay() {
    before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, reason) -> heard.add(reason));
  }

  @AfterEach
  void restore() {
    Thread.setDefaultUncaughtExceptionHandler(before);
  }

  @Test
  void an_error_of_ours_does_not_reach_the_applications_handler() throws Exception {
    end(AgentThreads.daemon("leakscribe-test", AgentThreadsTest::fail));
    end(AgentThreads.hook("leakscribe-test", AgentThreadsTest::fail));
    assertThat(heard).isEmpty();
  }

  @Test
  void nor_does_one_of_a_thread_that_others_make_for_us() throws Exception {
    ThreadGroup group = AgentThreads.group("leakscribe-test");
    end(
        AgentThreads.daemon(
            group,
            "leakscribe-test",
            () -> {
              Thread theirs = new Thread(AgentThreadsTest::fail, "theirs");
              theirs.start();
              join(theirs);
            }));
    assertThat(heard).isEmpty();
  }

  @Test
  void an_application_that_interrupts_all_its_threads_does_not_interrupt_ours() {
    ThreadGroup main = Thread.currentThread().getThreadGroup();
    assertThat(main.parentOf(AgentThreads.daemon("leakscribe-test", () -> {}).getThreadGroup()))
        .isFalse();
    assertThat(main.parentOf(AgentThreads.group("leakscribe-test"))).isFalse();
  }

  @Test
  void our_threads_know_nothing_of_those_that_make_them() {
    Thread thread = AgentThreads.daemon("leakscribe-test", () -> {});
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getContextClassLoader()).isSameAs(AgentThreads.class.getClassLoader());
    assertThat(thread.getThreadGroup().getName()).isEqualTo("leakscribe");
    assertThat(AgentThreads.hook("leakscribe-test", () -> {}).isDaemon()).isFalse();
  }

  private static void fail() {
    throw new OutOfMemoryError("the application's");
  }

  private static void end(Thread thread) throws InterruptedException {
    thread.start();
    thread.join();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
