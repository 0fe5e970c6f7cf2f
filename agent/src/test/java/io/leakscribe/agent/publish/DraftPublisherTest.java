package io.leakscribe.agent.publish;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DraftPublisherTest {
  private final List<String> written = new CopyOnWriteArrayList<>();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @AfterEach
  void release() {
    goOn.countDown();
  }

  @Test
  void requests_that_come_while_it_writes_become_one() throws Exception {
    DraftPublisher drafts = new DraftPublisher(this::slowly, log::add);
    drafts.request("a");
    assertThat(begun.await(10, SECONDS)).isTrue();
    for (int i = 0; i < 50; i++) {
      drafts.request("a");
      drafts.request("b");
    }
    goOn.countDown();
    drafts.close(Duration.ofSeconds(10));

    assertThat(written).containsExactly("a", "a", "b");
  }

  @Test
  void a_failure_is_one_line_and_the_next_draft_is_written() {
    DraftPublisher drafts = new DraftPublisher(this::failingOnce, log::add);
    drafts.request("bad");
    drafts.request("dire");
    drafts.request("good");

    await().until(() -> written.contains("good"));
    assertThat(log).hasSize(2);
    assertThat(log.get(0)).contains("no draft of incident 'bad'", "disk full", "tries again");
    assertThat(log.get(1)).contains("'dire'", "OutOfMemoryError");
    drafts.close(Duration.ofSeconds(10));
  }

  @Test
  void an_interrupt_ends_nothing() {
    DraftPublisher drafts = new DraftPublisher(this::interrupted, log::add);
    drafts.request("a");
    await().until(() -> written.contains("a"));
    drafts.request("b");
    await().until(() -> written.contains("b"));
    drafts.close(Duration.ofSeconds(10));
  }

  @Test
  void a_writer_that_hangs_does_not_hold_up_the_end() throws Exception {
    DraftPublisher drafts = new DraftPublisher(this::slowly, log::add);
    drafts.request("a");
    assertThat(begun.await(10, SECONDS)).isTrue();

    drafts.close(Duration.ofMillis(20));

    assertThat(written).isEmpty();
  }

  @Test
  void what_was_asked_for_before_the_end_is_written_and_nothing_after() {
    DraftPublisher drafts = new DraftPublisher(written::add, log::add);
    drafts.request("a");
    drafts.close(Duration.ofSeconds(10));
    drafts.request("late");

    assertThat(written).containsExactly("a");
  }

  private void slowly(String incident) throws InterruptedException {
    begun.countDown();
    goOn.await();
    written.add(incident);
  }

  private void interrupted(String incident) {
    Thread.currentThread().interrupt();
    written.add(incident);
  }

  private void failingOnce(String incident) throws IOException {
    if (incident.equals("bad")) {
      throw new IOException("disk full");
    }
    if (incident.equals("dire")) {
      throw new OutOfMemoryError("Java heap space");
    }
    written.add(incident);
  }
}
