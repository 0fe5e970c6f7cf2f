package io.leakscribe.agent.probe.turnover;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.TurnoverReading;
import io.leakscribe.agent.probe.holder.HolderPlace;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WatchingTest {
  private final Queue<Object> queue = new ArrayDeque<>();
  private final Watching watching =
      new Watching("com.shop.Jobs.waiting", at(1_000), Lookups.NONE, false, 0);

  @Test
  void what_is_added_to_a_queue_and_not_in_it_was_removed() {
    insert(100);
    watching.see(at(1_040), 0);
    insert(100);
    watching.see(at(1_080), 0);

    assertThat(reading().insertions()).isEqualTo(200);
    assertThat(reading().removals()).isEqualTo(120);
  }

  @Test
  void a_size_that_nobody_has_measured_since_says_nothing_about_removals() {
    insert(1_000);
    watching.see(at(1_000), 0);

    assertThat(reading().removals()).isZero();
  }

  @Test
  void a_size_that_was_measured_a_while_ago_says_what_had_gone_by_then() {
    insert(100);
    watching.see(at(1_100), 0);
    insert(400);
    watching.see(at(1_100), 0);

    assertThat(reading().insertions()).isEqualTo(500);
    assertThat(reading().removals()).isZero();
  }

  @Test
  void what_is_in_use_is_told_anew_before_it_ends() {
    List<WeakReference<Object>> marked = List.of(new WeakReference<>(queue));
    Lookups lookups = new Lookups(queue, queue, marked, value -> -1, 1_000, 0);
    Watching growing = new Watching("com.shop.Jobs.waiting", at(1_000), lookups, false, 0);
    lookups.note(queue, queue);
    growing.counts.insertions.add(300);
    growing.see(at(1_300), seconds(9));

    assertThat(growing.isOver(seconds(10), false)).isFalse();
    assertThat(growing.reading(seconds(10), null, false, false).reuse())
        .matches(reuse -> reuse.used() == 1);
    assertThat(growing.isOver(seconds(19), false)).isTrue();
  }

  private static long seconds(int count) {
    return TimeUnit.SECONDS.toNanos(count);
  }

  private void insert(int count) {
    watching.counts.insertions.add(count);
  }

  private TurnoverReading reading() {
    return watching.reading(TimeUnit.SECONDS.toNanos(10), null, false, false);
  }

  private List<HolderPlace> at(long entries) {
    return List.of(new HolderPlace(WatchingTest.class, queue, queue, entries));
  }
}
