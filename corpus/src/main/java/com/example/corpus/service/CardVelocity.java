package com.example.corpus.service;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;

/** Payments: counts them by hour and card; an hour that left the window is dropped as a whole. */
@Healthy(
    value = "payments by hour and card, ten hours kept, from a quiet night into a busy day",
    steps = 60_000)
public final class CardVelocity implements Program {
  private static final int STEPS_PER_HOUR = 1_500;
  private static final int STEPS_PER_DAY = 24 * STEPS_PER_HOUR;
  private static final int HOURS_KEPT = 10;
  private static final int CARDS = 200_000;

  private final NavigableMap<Long, Map<Integer, Velocity>> byHour = new ConcurrentSkipListMap<>();
  private final SplittableRandom random = new SplittableRandom(61);

  private static final class Velocity {
    private final long[] amounts = new long[320];
    private int payments;

    int add(long amount) {
      amounts[payments % amounts.length] = amount;
      return ++payments;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    double due = 0;
    int suspicious = 0;
    for (long step = 0; pace.next(); step++) {
      long hour = step / STEPS_PER_HOUR;
      for (due += load(step); due >= 1; due--) {
        suspicious += pay(hour, random.nextInt(CARDS)) > 3 ? 1 : 0;
      }
      byHour.headMap(hour - HOURS_KEPT).clear();
    }
    System.out.println("suspicious " + suspicious);
  }

  private static double load(long step) {
    return 0.6 - 0.5 * Math.cos(2 * Math.PI * step / STEPS_PER_DAY);
  }

  private int pay(long hour, int card) {
    return byHour
        .computeIfAbsent(hour, first -> new HashMap<>())
        .computeIfAbsent(card, first -> new Velocity())
        .add(random.nextLong(1, 50_000));
  }
}
