package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bookings are collected by account and settled at the end of the month, by somebody else. */
@Healthy(
    value = "bookings by account that another class settles at 60 % of the life",
    steps = 40_000)
public final class SettledAtMonthEnd implements Program {
  private static final int ACCOUNTS = 400;
  private static final int STEPS_PER_MONTH = 24_000;

  private final Ledger ledger = new Ledger();
  private final Settlement settlement = new Settlement();

  private record Booking(long number, byte[] receipt) {}

  private static final class Ledger {
    private final Map<Integer, List<Booking>> open = new HashMap<>();

    void book(int account, Booking booking) {
      open.computeIfAbsent(account, first -> new ArrayList<>()).add(booking);
    }

    Map<Integer, List<Booking>> open() {
      return open;
    }
  }

  private static final class Settlement {
    private long settled;

    void settle(Ledger ledger) {
      for (List<Booking> bookings : ledger.open().values()) {
        settled += bookings.size();
        bookings.clear();
      }
      System.out.println("settled " + settled);
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (int step = 1; pace.next(); step++) {
      ledger.book(step % ACCOUNTS, new Booking(step, new byte[2100]));
      if (step % STEPS_PER_MONTH == 0) {
        settlement.settle(ledger);
      }
    }
  }
}
