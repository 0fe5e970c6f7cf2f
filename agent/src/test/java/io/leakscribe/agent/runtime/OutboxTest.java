package io.leakscribe.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.publish.Beat;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class OutboxTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final AtomicLong nanos = new AtomicLong();
  private final Disk disk = new Disk();
  private final Outbox outbox = Outbox.start(disk, lines::add, nanos::get);

  @Test
  void everything_is_written_in_order_before_the_end() {
    for (int i = 1; i <= 20; i++) {
      outbox.append(stopped(i));
    }
    outbox.close();
    assertThat(disk.seqs()).hasSize(20).isSorted();
    assertThat(disk.closed.getCount()).isZero();
  }

  @Test
  void nobody_waits_for_a_disk_that_hangs_and_one_line_tells() {
    disk.hang();
    outbox.append(stopped(1));
    Awaitility.await().until(() -> disk.waiting.get() == 1);
    nanos.addAndGet(Outbox.HANGS.toNanos() + 1);
    outbox.append(stopped(2));
    outbox.beat(beat());
    assertThat(lines).singleElement().asString().contains("the disk hangs");
    Instant begin = Instant.now();
    outbox.close();
    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(10));
    assertThat(disk.seqs()).isEmpty();

    disk.goOn();
    Awaitility.await().until(() -> disk.closed.getCount() == 0);
    assertThat(disk.seqs()).containsExactly(1L, 2L);
    assertThat(disk.beats.get()).isEqualTo(1);
  }

  @Test
  void what_waits_is_bounded_and_samples_are_the_first_to_go() {
    disk.hang();
    for (int i = 1; i <= 200; i++) {
      outbox.append(sample(i));
    }
    for (int i = 201; i <= 210; i++) {
      outbox.append(stopped(i));
    }
    disk.goOn();
    outbox.close();
    assertThat(disk.events).filteredOn(Event.Sample.class::isInstance).hasSize(64);
    assertThat(disk.seqs()).isSorted().contains(201L, 210L);
  }

  @Test
  void an_error_costs_no_event() {
    disk.failures.set(2);
    outbox.append(stopped(1));
    outbox.append(stopped(2));
    Awaitility.await().untilAsserted(() -> assertThat(disk.seqs()).containsExactly(1L, 2L));
    outbox.close();
  }

  @Test
  void an_interrupt_ends_nothing() {
    disk.interrupts.set(1);
    outbox.append(stopped(1));
    Awaitility.await().untilAsserted(() -> assertThat(disk.seqs()).containsExactly(1L));
    outbox.append(stopped(2));
    Awaitility.await().untilAsserted(() -> assertThat(disk.seqs()).containsExactly(1L, 2L));
    assertThat(disk.closed.getCount()).as("nobody said that all was in order").isOne();
    outbox.close();
  }

  @Test
  void an_event_that_cannot_be_written_holds_up_no_other() {
    disk.poison.set(1);
    outbox.append(stopped(1));
    outbox.append(stopped(2));
    outbox.awaitWritten(Duration.ofSeconds(30));
    assertThat(disk.seqs()).containsExactly(2L);
    assertThat(lines)
        .singleElement()
        .asString()
        .contains("an event of type agent.stopped is missing in the journal");
    outbox.close();
  }

  private static Event stopped(long seq) {
    return new Event.AgentStopped(origin(seq), 1);
  }

  private static Event sample(long seq) {
    return new Event.Sample(origin(seq), null, 1, Map.of());
  }

  private static Origin origin(long seq) {
    return new Origin(NOW, "shop", "one", "run", seq);
  }

  private static Beat beat() {
    return new Beat(NOW, 1, 2, -1, -1, -1, 0);
  }

  /** A disk that hangs and fails on demand. */
  private static final class Disk implements Outbox.Files {
    final List<Event> events = new CopyOnWriteArrayList<>();
    final AtomicInteger beats = new AtomicInteger();
    final AtomicInteger waiting = new AtomicInteger();
    final AtomicInteger failures = new AtomicInteger();
    final AtomicInteger interrupts = new AtomicInteger();
    final AtomicLong poison = new AtomicLong();
    final CountDownLatch closed = new CountDownLatch(1);
    private volatile CountDownLatch gate = new CountDownLatch(0);

    void hang() {
      gate = new CountDownLatch(1);
    }

    void goOn() {
      gate.countDown();
    }

    List<Long> seqs() {
      return events.stream().map(event -> event.origin().seq()).toList();
    }

    @Override
    public void append(Event event) {
      if (event.origin().seq() == poison.get()) {
        throw new IllegalStateException("cannot be encoded");
      }
      pass();
      if (failures.getAndDecrement() > 0) {
        throw new OutOfMemoryError("the application's");
      }
      if (interrupts.getAndDecrement() > 0) {
        Thread.currentThread().interrupt();
      }
      events.add(event);
    }

    @Override
    public void beat(Beat beat) {
      pass();
      beats.incrementAndGet();
    }

    @Override
    public void close() {
      closed.countDown();
    }

    private void pass() {
      waiting.incrementAndGet();
      try {
        assertThat(gate.await(1, TimeUnit.MINUTES)).isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
