package io.leakscribe.agent.probe.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.HolderReading;
import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;

class LinkedTest {
  private static final String HERE = LinkedTest.class.getName() + "$";
  private final Walker walker = new Walker();

  LinkedTest() throws ReflectiveOperationException {}

  private static final class Queues {
    private final Object[] plain = arrays(100, 64);
    private final AtomicReferenceArray<Object> atomic = atomics(50, 64);
    private final Object[] index = {tree(8)};
    private final Object[] trie = trie(16, 1024);
  }

  /** As many arrays, each with the next one in its last slot. */
  private static Object[] arrays(int count, int length) {
    Object[] first = new Object[length];
    Object[] at = first;
    for (int i = 1; i < count; i++) {
      Object[] next = new Object[length];
      at[length - 1] = next;
      at = next;
    }
    return first;
  }

  private static AtomicReferenceArray<Object> atomics(int count, int length) {
    AtomicReferenceArray<Object> first = new AtomicReferenceArray<>(length);
    AtomicReferenceArray<Object> at = first;
    for (int i = 1; i < count; i++) {
      AtomicReferenceArray<Object> next = new AtomicReferenceArray<>(length);
      at.set(length - 1, next);
      at = next;
    }
    return first;
  }

  /** Arrays in an array: the last slot has one, and the others, too. */
  private static Object[] trie(int width, int length) {
    Object[] root = new Object[width];
    for (int i = 0; i < width; i++) {
      Object[] node = new Object[length];
      java.util.Arrays.setAll(node, each -> "leaf");
      root[i] = node;
    }
    return root;
  }

  private static final class Node {
    private final Node left;
    private final Node right;
    private final byte[] row = new byte[1000];

    Node(Node left, Node right) {
      this.left = left;
      this.right = right;
    }
  }

  private static Node tree(int depth) {
    return depth == 0 ? null : new Node(tree(depth - 1), tree(depth - 1));
  }

  @Test
  void arrays_that_are_linked_by_their_last_slot_count_together() {
    Queues queues = new Queues();
    Map<String, HolderReading> found = walker.fromObject(queues);

    assertThat(found.get(HERE + "Queues.plain").entries()).isBetween(6_200L, 6_300L);
    assertThat(found.get(HERE + "Queues.atomic").entries()).isBetween(3_000L, 3_200L);
    assertThat(found.get(HERE + "Queues.trie").entries()).isGreaterThan(16_000L);
    assertThat(queues.plain.length + queues.atomic.length()).isPositive();
  }

  @Test
  void the_root_of_a_tree_in_an_array_counts_as_all_its_nodes_and_each_is_weighed() {
    Queues queues = new Queues();
    assertThat(walker.fromObject(queues).get(HERE + "Queues.index").entries()).isEqualTo(255);

    assertThat(walker.bytesEach(queues.index)).isBetween(1_000L, 1_100L);
    assertThat(queues.index).isNotEmpty();
    assertThat(tree(1).left == tree(1).right).isTrue();
    assertThat(tree(1).row).hasSize(1000);
  }

  private static final class Rings {
    private final Object[] back = arrays(10, 64);
    private final Object[] self = arrays(3, 64);

    Rings() {
      tie(back, 10, 4);
      tie(self, 3, 2);
    }

    /** Has the last array refer to an earlier one. */
    private static void tie(Object[] first, int count, int to) {
      Object[] target = null;
      Object[] at = first;
      for (int i = 0; i < count - 1; i++) {
        target = i == to ? at : target;
        at = (Object[]) at[63];
      }
      at[63] = target == null ? at : target;
    }
  }

  @Test
  void arrays_that_turn_back_to_one_in_the_middle_count_once() {
    Rings rings = new Rings();
    Map<String, HolderReading> found = walker.fromObject(rings);

    assertThat(found.get(HERE + "Rings.back").entries()).isBetween(9 * 63L, 10 * 64L);
    assertThat(found.get(HERE + "Rings.self").entries()).isBetween(2 * 63L, 3 * 64L);
    assertThat(rings.back.length + rings.self.length).isPositive();
  }

  private static final class Table {
    private final Slot[] slots = new Slot[16];
    private final Slot first;
    private final Slot[] fixed = new Slot[100];

    Table() {
      for (int i = 0; i < slots.length; i++) {
        slots[i] = new Slot();
      }
      for (int i = 0; i < 100 * slots.length; i++) {
        slots[i % slots.length].swap(new Slot());
      }
      first = slots[0];
      for (int i = 0; i < fixed.length; i++) {
        fixed[i] = new Slot();
        fixed[i].swap(new Slot());
      }
    }
  }

  /** An entry, and what it shows, which knows the entry that it was made for. */
  private static final class Slot {
    private Rep rep = new Rep();

    void swap(Slot other) {
      Rep mine = rep;
      rep = other.rep;
      other.rep = mine;
    }

    private final class Rep {
      private final byte[] image = new byte[600];

      Slot slot() {
        return image.length > 0 ? Slot.this : new Slot();
      }
    }
  }

  @Test
  void a_chain_that_goes_over_objects_of_another_class_is_counted_and_weighed() {
    Table table = new Table();
    Map<String, HolderReading> found = walker.fromObject(table);

    HolderReading slots = found.get(HERE + "Table.slots");
    assertThat(slots.entries()).isBetween(16 * 100L, 16 * 102L);
    assertThat(slots.bound()).isEqualTo(Bound.NONE);
    assertThat(slots.sampled().classes()).contains(Slot.class.getName());
    assertThat(walker.bytesEach(table.slots)).isBetween(600L, 760L);
    assertThat(table.first.rep.slot()).isNotNull();
  }

  @Test
  void objects_that_know_each_other_are_no_chain() {
    Table table = new Table();
    Map<String, HolderReading> found = walker.fromObject(table);

    assertThat(found.get(HERE + "Table.fixed")).isNull();
    assertThat(found).doesNotContainKey(HERE + "Slot.rep");
    assertThat(table.fixed).hasSize(100);
  }

  private static final class Files {
    private final Cleaner cleaner = Cleaner.create();
    private final List<Object> open = new ArrayList<>();

    void open() {
      Object file = new Object();
      open.add(file);
      cleaner.register(file, new Action());
    }
  }

  private static final class Action implements Runnable {
    private final byte[] buffer = new byte[500];

    @Override
    public void run() {
      buffer[0] = 1;
    }
  }

  @Test
  void what_is_registered_with_a_cleaner_counts_under_the_field_that_has_the_cleaner() {
    Files files = new Files();
    for (int i = 0; i < 200; i++) {
      files.open();
    }

    assertThat(walker.fromObject(files).get(HERE + "Files.cleaner").entries())
        .isGreaterThanOrEqualTo(200);
    HolderReading again =
        walker.readings(Set.of(HERE + "Files.cleaner")).get(HERE + "Files.cleaner");
    assertThat(again.sampled().classes()).contains(Action.class.getName());
    assertThat(walker.bytesEach(files.cleaner)).isBetween(500L, 700L);
    assertThat(files.open).hasSize(200);
  }
}
