package io.leakscribe.agent.probe.turnover;

import io.leakscribe.agent.observe.Awaited;
import io.leakscribe.agent.probe.turnover.RunningMethods.Running;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What was counted at the containers of one holder. Filled by the application's threads without a
 * lock; read by the agent's.
 */
final class Counts {
  final LongAdder insertions = new LongAdder();
  final LongAdder removals = new LongAdder();
  final LongAdder tended = new LongAdder();
  final LongAdder vain = new LongAdder();
  final String holder;

  /** Names of the fields that have its containers, its own among them. */
  volatile Set<String> names;

  final LoopThread loop = new LoopThread();

  private @Nullable Awaited byLoop;
  private boolean rests;
  private @Nullable Awaited byClock;

  final SiteCounts inserting = new SiteCounts();
  final SiteCounts removing = new SiteCounts();

  /** What is looked up; nothing is marked at first. */
  volatile Lookups lookups = Lookups.NONE;

  /** Weak, so that counting keeps nothing alive. */
  private volatile WeakReference<?>[] containers = new WeakReference<?>[0];

  Counts(String holder) {
    this.holder = holder;
    this.names = Set.of(holder);
  }

  /**
   * What may empty it yet; for the agent's thread only.
   *
   * @param running code that the loop of a running thread calls, with that thread; null for none
   * @param timetable code that is called by the clock; null for none
   */
  void await(@Nullable Awaited running, @Nullable Running thread, @Nullable Awaited timetable) {
    byLoop = running;
    rests = thread != null && thread.rests();
    byClock = timetable;
    loop.await(thread == null || rests ? null : thread.thread());
  }

  /**
   * What may empty it yet; for the agent's thread only. A loop gets there if it waits for the clock
   * alone, or does the filling: one that waits for somebody's command may wait forever.
   */
  @Nullable Awaited awaited() {
    return rests || loop.inserts() ? byLoop : byClock;
  }

  void containers(List<?> now) {
    WeakReference<?>[] references = new WeakReference<?>[now.size()];
    for (int i = 0; i < references.length; i++) {
      references[i] = new WeakReference<>(now.get(i));
    }
    containers = references;
  }

  /** Compares references only: the receiver may be anything, half built objects included. */
  boolean isOf(Object receiver) {
    for (WeakReference<?> container : containers) {
      if (container.refersTo(cast(receiver))) {
        return true;
      }
    }
    return false;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T> T cast(Object receiver) {
    return (T) receiver;
  }
}
