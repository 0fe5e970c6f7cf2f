package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Accounts as lists of their events; a snapshot takes the place of the last hundred. */
@Healthy(value = "event-sourced accounts, cut by snapshots that come late", steps = 60_000)
public final class EventSourcedAccounts implements Program {
  private static final int ACCOUNTS = 350;
  private static final int SNAPSHOT_EVERY = 100;

  private final Map<Integer, Account> accounts = new HashMap<>();
  private final SplittableRandom random = new SplittableRandom(5);

  private record Event(long amount, byte[] payload) {}

  /** State up to the last snapshot, and the events since then. */
  private static final class Account {
    private final List<Event> events = new ArrayList<>();
    private long balance;

    void apply(Event event) {
      events.add(event);
      if (events.size() == SNAPSHOT_EVERY) {
        balance += events.stream().mapToLong(Event::amount).sum();
        events.clear();
      }
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (long i = 0; pace.next(); i++) {
      Account account = accounts.computeIfAbsent(random.nextInt(ACCOUNTS), number -> new Account());
      account.apply(new Event(i, new byte[1500]));
    }
  }
}
