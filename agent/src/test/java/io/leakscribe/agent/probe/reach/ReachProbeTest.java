package io.leakscribe.agent.probe.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.leakscribe.agent.probe.holder.ModuleOpener;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.Test;

class ReachProbeTest {
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final List<Thread> made = new CopyOnWriteArrayList<>();

  @Test
  void an_interrupt_ends_nothing() {
    try (ReachProbe probe = probe(task -> new Thread(task, "reach"))) {
      want(probe);
      Thread thread = made.get(0);
      await().until(() -> isWaiting(thread));
      thread.interrupt();
      await().until(() -> !thread.isInterrupted() && isWaiting(thread));
      assertThat(log).isEmpty();
    }
  }

  @Test
  void where_no_thread_can_be_started_the_next_wish_tries_again() {
    try (ReachProbe probe = probe(task -> made.isEmpty() ? new Unstartable() : new Thread(task))) {
      assertThatThrownBy(() -> want(probe)).isInstanceOf(OutOfMemoryError.class);
      want(probe);
      assertThat(made).hasSize(2);
      await().until(() -> isWaiting(made.get(1)));
    }
  }

  private static final class Unstartable extends Thread {
    @Override
    public synchronized void start() {
      throw new OutOfMemoryError("unable to create native thread");
    }
  }

  private ReachProbe probe(ThreadFactory threads) {
    Instrumentation instrumentation = ByteBuddyAgent.install();
    return new ReachProbe(
        () -> new Class<?>[0],
        ModuleOpener.by(instrumentation),
        type -> false,
        instrumentation::getObjectSize,
        task -> {
          Thread thread = threads.newThread(task);
          thread.setDaemon(true);
          made.add(thread);
          return thread;
        },
        log::add);
  }

  private static void want(ReachProbe probe) {
    probe.want(false, known -> {}, owners -> {});
  }

  private static boolean isWaiting(Thread thread) {
    return thread.getState() == Thread.State.TIMED_WAITING;
  }
}
