package com.example.corpus.service;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.PriorityQueue;

/**
 * A broker's client: what was refused is sent again, four times at most. But each new try is
 * wrapped anew and begins to count at one, so that what is refused for ever is never given up.
 */
@Leak(
    value = "retries of permanent failures, whose attempts are counted from one each time",
    holders = {"com\\.example\\.corpus\\.service\\.PoisonedRetries\\$Outbox\\.retries"},
    sites = {
      "PoisonedRetries\\$Outbox\\.(send|retryDue|retryLater)",
      "PoisonedRetries\\$(Delivery|Message)\\.<init>",
      "PoisonedRetries\\.run"
    },
    leakingClass = "com\\.example\\.corpus\\.service\\.PoisonedRetries\\$(Delivery|Message)")
public final class PoisonedRetries implements Program {

  private record Message(long id, byte[] body) {}

  /** A try that is due. */
  private record Delivery(Message message, int attempt, long dueAt)
      implements Comparable<Delivery> {
    @Override
    public int compareTo(Delivery other) {
      return Long.compare(dueAt, other.dueAt);
    }
  }

  private static final class Outbox {
    private static final int MAX_ATTEMPTS = 4;
    private static final long BACKOFF = 5_000;

    private final PriorityQueue<Delivery> retries = new PriorityQueue<>();
    private long givenUp;

    void send(Message message, long now) {
      if (refused(message, 1)) {
        retryLater(message, now);
      }
    }

    void retryDue(long now) {
      while (!retries.isEmpty() && retries.peek().dueAt() <= now) {
        Delivery due = retries.remove();
        if (due.attempt() >= MAX_ATTEMPTS) {
          givenUp++;
        } else if (refused(due.message(), due.attempt() + 1)) {
          retryLater(due.message(), now);
        }
      }
    }

    private void retryLater(Message message, long now) {
      retries.add(new Delivery(message, 1, now + BACKOFF));
    }

    /** One in five is refused once; one in six has a schema that the broker does not know. */
    private static boolean refused(Message message, int attempt) {
      return message.id() % 6 == 0 || message.id() % 5 == 0 && attempt == 1;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Outbox outbox = new Outbox();
    for (long id = 0; pace.next(); id++) {
      outbox.send(new Message(id, new byte[2_500]), id);
      outbox.retryDue(id);
    }
    System.out.println("given up " + outbox.givenUp);
  }
}
