package io.leakscribe.agent.probe.reach;

import io.leakscribe.agent.probe.holder.Peek;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What tasks that wait are: the class that somebody wrote, behind the wrappers of the executor; how
 * often it runs; how many are cancelled and wait all the same. Not thread-safe.
 */
final class Tasks {
  /** Where a wrapper has the next one, or the task itself. */
  private static final List<String> INNER =
      List.of("callable", "task", "fn", "runnable", "command");

  private static final int DEPTH = 6;
  private static final int CANCELLED_FUTURE = 4;
  private static final int CANCELLED_TIMER_TASK = 3;

  private final Memory memory;
  private final Shapes shapes;
  private final Peek peek;
  private final Map<String, Integer> names = new HashMap<>();
  private int seen;
  private int cancelled;
  private long period;

  Tasks(Memory memory, Shapes shapes, Peek peek) {
    this.memory = memory;
    this.shapes = shapes;
    this.peek = peek;
  }

  /** Takes one task and returns what is inside of its wrappers. */
  Object add(Object task) {
    seen++;
    if (isCancelled(task)) {
      cancelled++;
    }
    period = Math.max(period, periodOf(task));
    Object inner = task;
    for (int i = 0; i < DEPTH; i++) {
      Object next = inside(inner);
      if (next == null) {
        break;
      }
      inner = next;
    }
    names.merge(Names.of(inner.getClass()), 1, Integer::sum);
    return inner;
  }

  /** {@code queue of the executor com.shop.Audit.flusher, tasks of com.shop.Audit$Flush}. */
  String words(String holder) {
    String most =
        names.entrySet().stream()
            .max(Comparator.comparingInt(Map.Entry::getValue))
            .map(Map.Entry::getKey)
            .orElse("tasks");
    StringBuilder words = new StringBuilder("tasks that wait in ").append(holder);
    words.append(", most of them ").append(most);
    if (period > 0) {
      words.append(", every ").append(duration(period));
    }
    if (cancelled > 0) {
      words.append("; ").append(cancelled).append(" of ").append(seen).append(" are cancelled");
    }
    return words.toString();
  }

  private @Nullable Object inside(Object wrapper) {
    if (!wrapper.getClass().getName().startsWith("java.util.")) {
      return null;
    }
    for (String name : INNER) {
      Slot slot = shapes.slot(wrapper.getClass(), name);
      Object inner = slot == null ? null : memory.reference(wrapper, slot.offset());
      if (inner != null) {
        return inner;
      }
    }
    return null;
  }

  private boolean isCancelled(Object task) {
    long state = number(task, "state");
    boolean timer = task instanceof java.util.TimerTask;
    return timer ? state == CANCELLED_TIMER_TASK : state >= CANCELLED_FUTURE;
  }

  /** Nanoseconds; executors have fixed delays as negative numbers, timers milliseconds. */
  private long periodOf(Object task) {
    long value = Math.abs(Math.abs(number(task, "period")));
    return task instanceof java.util.TimerTask ? TimeUnit.MILLISECONDS.toNanos(value) : value;
  }

  /** Only wrappers of the JDK are asked: another's field of that name means something else. */
  private long number(Object task, String field) {
    Class<?> type = task.getClass();
    while (type.getClassLoader() != null && type.getSuperclass() != null) {
      type = type.getSuperclass();
    }
    return type == Object.class ? 0 : peek.number(task, field);
  }

  private static String duration(long nanos) {
    long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
    return millis < 1_000 ? millis + " ms" : millis / 1_000 + " s";
  }
}
