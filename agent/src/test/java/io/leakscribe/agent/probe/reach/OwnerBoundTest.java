package io.leakscribe.agent.probe.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.observe.Bound;
import io.leakscribe.agent.observe.HolderReading;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerBoundTest {
  private final Walker walker = new Walker();

  OwnerBoundTest() throws ReflectiveOperationException {}

  private static final class Node {
    private final Object content = new Object();
    private @Nullable Node next;
  }

  /** As a replay buffer: the first node has no entry. */
  private abstract static class Chain {
    protected Node head = new Node();
    protected int size;
    private Node tail = head;

    void append(int many) {
      for (int i = 0; i < many; i++) {
        tail.next = new Node();
        tail = tail.next;
        size++;
      }
    }
  }

  private static final class Replay extends Chain {
    private final int maxSize = 500;
  }

  @Test
  void a_limit_beside_a_counter_is_the_bound_of_a_chain() {
    Replay replay = new Replay();
    replay.append(200);

    assertThat(read(replay).bound()).isEqualTo(new Bound(Bound.Kind.ENTRIES, 500));
    replay.append(300); // with the first node there is one more than the limit
    assertThat(again(replay).bound()).isEqualTo(new Bound(Bound.Kind.ENTRIES, replay.maxSize));
  }

  @Test
  void a_limit_that_is_exceeded_stays_the_limit() {
    Replay replay = new Replay();
    replay.append(450);
    read(replay);
    replay.append(400);

    HolderReading reading = again(replay);

    assertThat(reading.largest()).isEqualTo(851);
    assertThat(reading.bound()).isEqualTo(new Bound(Bound.Kind.ENTRIES, replay.maxSize));
  }

  @Test
  void a_number_that_was_never_above_the_length_is_no_limit() {
    Replay replay = new Replay();
    replay.append(700);

    assertThat(read(replay).bound()).isEqualTo(Bound.NONE);
  }

  private static final class Aged extends Chain {
    private final long maxAgeMillis = 60_000;
    private final int timeoutLimit = 1_000;
    private final int started = 70_000;
    private final int maxPending = Integer.MAX_VALUE;
  }

  @Test
  void numbers_of_something_else_are_no_limits() {
    Aged aged = new Aged();
    aged.append(200);

    assertThat(read(aged).bound()).isEqualTo(Bound.NONE);
    assertThat(aged.maxAgeMillis + aged.timeoutLimit + aged.started + aged.maxPending).isPositive();
  }

  private static final class Uncounted extends Chain {
    private final int maxSize = 5_000;
  }

  @Test
  void a_limit_that_nobody_can_compare_with_a_count_is_none() {
    Uncounted uncounted = new Uncounted();
    uncounted.append(200);
    uncounted.size = 7;

    assertThat(read(uncounted).bound()).isEqualTo(Bound.NONE);
    assertThat(uncounted.maxSize).isPositive();
  }

  private static final class Settable extends Chain {
    private int limit = 1_000;
  }

  @Test
  void a_limit_that_can_be_set_is_believed_once_it_stays_while_the_chain_grows() {
    Settable settable = new Settable();
    settable.append(200);

    assertThat(read(settable).bound()).isEqualTo(Bound.NONE);
    settable.append(100);
    assertThat(again(settable).bound()).isEqualTo(new Bound(Bound.Kind.ENTRIES, 1_000));
    settable.limit = 1_100; // as a threshold that is moved on
    assertThat(again(settable).bound()).isEqualTo(Bound.NONE);
  }

  private static final class Ring {
    private Object[] slots = new Object[64];
    private final AtomicInteger count = new AtomicInteger();
    private final int most = 4_000;
    private int capacity = slots.length;

    void add(int many) {
      for (int i = 0; i < many; i++) {
        if (count.get() == slots.length) {
          slots = Arrays.copyOf(slots, 2 * slots.length);
          capacity = slots.length;
        }
        slots[count.getAndIncrement()] = new Object();
      }
    }
  }

  @Test
  void an_array_that_is_replaced_as_it_grows_has_the_limit_of_its_owner() {
    Ring ring = new Ring();
    ring.add(300);

    HolderReading reading = walker.fromObject(ring).get(Ring.class.getName() + ".slots");

    assertThat(reading.bound()).isEqualTo(new Bound(Bound.Kind.ENTRIES, ring.most));
    assertThat(ring.capacity).isEqualTo(512);
  }

  private static final class Table {
    private Object[] slots = new Object[1_024];
    private int size;
    private final int capacity = 1_024;

    void add(int many) {
      for (int i = 0; i < many; i++) {
        slots[size++] = new Object();
      }
    }
  }

  @Test
  void the_length_of_an_array_that_may_be_replaced_is_no_limit() {
    Table table = new Table();
    table.add(300);

    HolderReading reading = walker.fromObject(table).get(Table.class.getName() + ".slots");

    assertThat(reading.bound()).isEqualTo(Bound.NONE);
    assertThat(table.capacity).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"maxSize", "limit", "MAX_ENTRIES", "capacity", "sizeLimit", "upperBound"})
  void names_of_limits(String name) {
    assertThat(OwnerBound.isLimit(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"size", "maxAge", "limitBytes", "maxRetries", "producerLimit", "climax"})
  void names_of_other_numbers(String name) {
    assertThat(OwnerBound.isLimit(name)).isFalse();
  }

  private HolderReading read(Chain chain) {
    return walker.fromObject(chain).get(Chain.class.getName() + ".head");
  }

  private HolderReading again(Chain chain) {
    // What takes long to count is counted seldom: until then the reading is the one before.
    long nodes = chain.size + 1L;
    HolderReading[] last = new HolderReading[1];
    org.awaitility.Awaitility.await()
        .until(
            () -> {
              last[0] = walker.readings().get(Chain.class.getName() + ".head");
              return last[0].entries() == nodes;
            });
    return last[0];
  }
}
