package io.leakscribe.agent.probe.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an entry of something that a walk found takes. */
class WeigherTest {
  private final Walker walker = new Walker();

  WeigherTest() throws ReflectiveOperationException {}

  private static final class Link {
    private final Link next;
    private final byte[] payload = new byte[700];

    Link(Link next) {
      this.next = next;
    }
  }

  private static final class Store {
    private final StringBuilder text = new StringBuilder("x".repeat(1_400_000));
    private final double[] samples = new double[150_000];
    private final Object anything = lists();
    private final Object[] slots = new Object[300];
    private Link head;
    private double[] replaced = samples.clone();

    private static Object lists() {
      Map<Integer, List<byte[]>> lists = new HashMap<>();
      for (int i = 0; i < 1_000; i++) {
        lists.computeIfAbsent(i % 10, key -> new ArrayList<>()).add(new byte[900]);
      }
      return lists;
    }

    Store() {
      for (int i = 0; i < 200; i++) {
        head = new Link(head);
        slots[i] = new byte[300];
      }
    }
  }

  @Test
  void a_buffer_is_weighed_exactly_and_anything_else_by_a_few_of_its_entries() {
    Store store = new Store();
    assertThat(walker.bytesEach(store.text)).isEqualTo(1);
    assertThat(walker.bytesEach(store.replaced)).isEqualTo(8);
    assertThat(walker.bytesEach(store.anything)).isBetween(900L, 1_000L);
    assertThat(walker.bytesEach(store.slots)).isBetween(300L, 350L);
    assertThat(walker.bytesEach(store.head)).isBetween(700L, 780L);
    assertThat(store.text.length() + store.replaced.length + store.head.payload.length)
        .isPositive();
    assertThat(store.anything).isNotNull();
    assertThat(store.head.next).isNotNull();
    assertThat(store.slots).isNotEmpty();
  }
}
