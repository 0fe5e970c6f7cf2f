package com.example.corpus.service;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A chat server: messages wait for those who are offline. Some come back soon, some late, three in
 * ten never: what waited for half of the life is given up, and a mailbox holds forty at most.
 */
@Healthy(
    value = "messages for users who are offline, three in ten of them for ever; given up at last",
    steps = 60_000)
public final class OfflineMailboxes implements Program {
  private static final int USERS = 6_000;
  private static final int KEPT = 30_000;
  private static final int MOST = 40;
  private static final int STEPS_PER_PURGE = 200;

  private final Map<Integer, Mailbox> mailboxes = new ConcurrentHashMap<>();
  private final SplittableRandom random = new SplittableRandom(109);
  private long delivered;

  private record Message(int sentAt, byte[] text) {}

  private static final class Mailbox {
    private final Deque<Message> waiting = new ArrayDeque<>();

    void add(Message message) {
      waiting.addLast(message);
      if (waiting.size() > MOST) {
        waiting.removeFirst();
      }
    }

    boolean emptyAfter(int oldest) {
      waiting.removeIf(message -> message.sentAt() < oldest);
      return waiting.isEmpty();
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (int step = 0; pace.next(); step++) {
      send(random.nextInt(USERS), step);
      send(random.nextInt(USERS), step);
      for (int i = 0; i < 3; i++) {
        login(random.nextInt(USERS));
      }
      if (step % STEPS_PER_PURGE == 0) {
        int oldest = step - KEPT;
        mailboxes.values().removeIf(mailbox -> mailbox.emptyAfter(oldest));
      }
    }
    System.out.println("delivered " + delivered);
  }

  private void send(int user, int now) {
    mailboxes.computeIfAbsent(user, u -> new Mailbox()).add(new Message(now, new byte[1_100]));
  }

  private void login(int user) {
    int habit = user % 10;
    boolean comes = habit >= 7 || habit >= 3 && random.nextInt(5) == 0;
    Mailbox mailbox = comes ? mailboxes.remove(user) : null;
    delivered += mailbox == null ? 0 : mailbox.waiting.size();
  }
}
