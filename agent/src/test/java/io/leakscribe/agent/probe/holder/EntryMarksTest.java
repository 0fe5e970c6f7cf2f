package io.leakscribe.agent.probe.holder;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.Survival;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntryMarksTest {
  private static final String HOLDER = "com.shop.Events.recent";

  private long now;
  private final EntryMarks marks =
      new EntryMarks(
          new ElementWalk(new Peek(ModuleOpener.by(Openers.instrumentation()))), () -> now);

  @Test
  void says_nothing_before_the_second_look() {
    look(new ArrayDeque<>(List.of("a", "b")));

    assertThat(marks.of(HOLDER)).isNull();
  }

  @Test
  void what_a_window_held_a_while_ago_is_gone_and_new_entries_are_marked() {
    Deque<Object> window = filled(100);
    look(window);
    for (int i = 0; i < 100; i++) {
      window.removeFirst();
      window.addLast(new Object());
    }
    now += Duration.ofSeconds(30).toNanos();
    look(window);

    assertThat(marks.of(HOLDER)).isEqualTo(new Survival(64, 0, Duration.ofSeconds(30)));
    now += Duration.ofSeconds(30).toNanos();
    look(window);
    assertThat(marks.of(HOLDER)).isEqualTo(new Survival(64, 64, Duration.ofSeconds(30)));
  }

  @Test
  void that_young_entries_are_there_does_not_make_those_come_back_that_went() {
    Deque<Object> window = filled(100);
    look(window);
    window.clear();
    window.addAll(filled(100));
    now += Duration.ofSeconds(30).toNanos();
    look(window);
    now += Duration.ofSeconds(10).toNanos();
    look(window);

    assertThat(marks.of(HOLDER)).isEqualTo(new Survival(64, 0, Duration.ofSeconds(30)));
  }

  @Test
  void what_a_leak_held_is_there_even_where_values_are_replaced() {
    Map<Object, Object> leak = new HashMap<>();
    for (int i = 0; i < 1000; i++) {
      leak.put("key " + i, new Object());
    }
    look(leak);
    leak.replaceAll((key, value) -> new Object());
    for (int i = 1000; i < 5000; i++) {
      leak.put("key " + i, new Object());
    }
    now += Duration.ofMinutes(2).toNanos();
    look(leak);

    Survival seen = marks.of(HOLDER);
    assertThat(seen).isNotNull();
    assertThat(seen.share()).isEqualTo(1);
    assertThat(seen.age()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void a_look_that_does_not_come_to_its_end_has_still_found_what_it_found() {
    List<Object> leak = new ArrayList<>(filled(100));
    look(leak);
    leak.subList(10, 13).clear();
    leak.addAll(filled(70_000));
    now += Duration.ofSeconds(30).toNanos();
    look(leak);

    assertThat(marks.of(HOLDER)).isEqualTo(new Survival(64, 61, Duration.ofSeconds(30)));
  }

  private void look(Object container) {
    marks.look(HOLDER, List.of(container));
  }

  private static Deque<Object> filled(int size) {
    Deque<Object> filled = new ArrayDeque<>();
    for (int i = 0; i < size; i++) {
      filled.add(new Object());
    }
    return filled;
  }
}
