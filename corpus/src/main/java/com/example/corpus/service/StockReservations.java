package com.example.corpus.service;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A shop: what is in a basket is held for a while. Bought is removed at once, forgotten is swept,
 * but what a customer cancelled is neither: the sweep asks for those that are still held.
 */
@Leak(
    value = "lists by article, swept by a condition that cancelled reservations never meet",
    holders = {"com\\.example\\.corpus\\.service\\.StockReservations\\$Stock\\.byArticle"},
    sites = {
      "StockReservations\\$Stock\\.(reserve|lambda\\$.*)",
      "StockReservations\\$Reservation\\.<init>"
    },
    leakingClass = "com\\.example\\.corpus\\.service\\.StockReservations\\$Reservation")
public final class StockReservations implements Program {
  private static final int ARTICLES = 400;
  private static final int STEPS_PER_SWEEP = 250;

  private enum State {
    HELD,
    CANCELLED
  }

  private static final class Reservation {
    private final int article;
    private final long expiresAt;
    private final byte[] basket = new byte[2_000];
    private State state = State.HELD;

    Reservation(int article, long expiresAt) {
      this.article = article;
      this.expiresAt = expiresAt;
    }

    void cancel() {
      state = State.CANCELLED;
      basket[0] = 1;
    }
  }

  /** Reservations of articles, of which there are so and so many. */
  private static final class Stock {
    private static final long HELD_FOR = 3_000;

    private final Map<Integer, List<Reservation>> byArticle = new ConcurrentHashMap<>();

    Reservation reserve(int article, long now) {
      Reservation reservation = new Reservation(article, now + HELD_FOR);
      byArticle.computeIfAbsent(article, first -> new ArrayList<>()).add(reservation);
      return reservation;
    }

    void bought(Reservation reservation) {
      List<Reservation> all = byArticle.get(reservation.article);
      if (all != null) {
        all.remove(reservation);
      }
    }

    void sweep(long now) {
      for (List<Reservation> all : byArticle.values()) {
        all.removeIf(each -> each.state == State.HELD && each.expiresAt < now);
      }
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Stock stock = new Stock();
    for (int step = 0; pace.next(); step++) {
      Reservation reservation = stock.reserve(step % ARTICLES, step);
      switch (step / 7 % 10) {
        case 0, 1 -> reservation.cancel();
        case 2 -> reservation.basket[1] = 1; // the customer went away
        default -> stock.bought(reservation);
      }
      if (step % STEPS_PER_SWEEP == 0) {
        stock.sweep(step);
      }
    }
  }
}
