package io.leakscribe.agent.probe.survivor;

import static io.leakscribe.agent.probe.survivor.Samples.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final Duration SLICE = Duration.ofMillis(20);
  private static final long MIB = 1 << 20;

  private final List<String> log = new CopyOnWriteArrayList<>();
  private final Fake source = new Fake();
  private final Rounds rounds =
      new Rounds(() -> source, new PauseAllowance(Duration.ofMillis(100)), SLICE, log::add);

  /** A recorder that always has one sample, or none, or fails. */
  private static final class Fake implements SampleSource {
    final AtomicInteger searches = new AtomicInteger();
    final AtomicInteger looks = new AtomicInteger();
    volatile boolean empty;
    volatile boolean failing;
    volatile boolean interrupting;
    volatile boolean closed;

    @Override
    public void begin() {}

    @Override
    public Look look() throws IOException {
      looks.incrementAndGet();
      if (interrupting) {
        Thread.currentThread().interrupt();
      }
      if (failing) {
        throw new IOException("disk full");
      }
      return new Look(empty ? List.of() : List.of(sample(List.of())), Duration.ZERO);
    }

    @Override
    public Look search(Duration limit) {
      searches.incrementAndGet();
      Link link = new Link("com.shop.Orders", "open", true, 1);
      return new Look(List.of(sample(List.of(link))), Duration.ofMillis(30));
    }

    private static Sample sample(List<Link> chain) {
      String root = chain.isEmpty() ? null : "class loader data";
      Frame site = frame("com.shop.Order.<init>", 9);
      return new Sample(Instant.now(), "byte[]", 100, List.of(site), chain, root);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @AfterEach
  void end() {
    rounds.close();
    await().until(() -> source.closed);
  }

  @Test
  void looks_at_once_when_the_calm_is_over_that_it_waited_for() {
    Rounds patient =
        new Rounds(
            () -> source,
            new PauseAllowance(Duration.ofMillis(100)),
            Duration.ofSeconds(1),
            log::add);
    patient.calm(true);
    Thread thread = new Thread(patient, "patient");
    thread.setDaemon(true);
    thread.start();
    try {
      await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
      assertThat(patient.readings(0)).isEmpty();
      patient.calm(false);
      await().atMost(Duration.ofSeconds(8)).until(() -> source.looks.get() > 0);
    } finally {
      patient.close();
    }
  }

  @Test
  void a_path_is_searched_once_for_each_fingerprint_and_its_pause_is_counted() {
    start();
    rounds.request("one", 10 * MIB);
    await().until(() -> !rounds.pauses().isZero());
    rounds.request("one", 10 * MIB);

    await().until(() -> "com.shop.Orders.open".equals(rounds.readings(0).get(0).holder()));
    assertThat(source.searches).hasValue(1);
    assertThat(rounds.pauses()).isEqualTo(Duration.ofMillis(30));
    assertThat(log).singleElement().asString().contains("stopped the application for 30 ms");
  }

  @Test
  void what_would_take_too_long_is_not_searched() {
    start();
    rounds.request("one", 4096 * MIB);

    await().until(() -> log.stream().anyMatch(line -> line.startsWith("no search")));
    assertThat(source.searches).hasValue(0);
  }

  @Test
  void a_recorder_without_samples_is_let_go_with_one_line() {
    source.empty = true;
    start();

    // Collections of old memory go by meanwhile: it is not that there was nothing to see yet.
    await().until(() -> rounds.readings(2).isEmpty() && source.closed);
    assertThat(log).singleElement().asString().contains("no samples under this collector");
  }

  @Test
  void an_interrupt_ends_nothing() {
    source.interrupting = true;
    start();

    await().until(() -> source.looks.get() >= 3);
    assertThat(log).isEmpty();
  }

  @Test
  void a_recorder_that_fails_again_and_again_is_let_go_with_one_line() {
    source.failing = true;
    start();

    await().until(() -> source.closed);
    assertThat(log).singleElement().asString().contains("disk full");
  }

  private void start() {
    Thread thread = new Thread(rounds, "rounds");
    thread.setDaemon(true);
    thread.start();
  }
}
