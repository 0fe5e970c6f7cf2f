package com.example.corpus.unseen;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.HashMap;
import java.util.Map;

/**
 * Baskets of a shop over three weeks: each day has its evening and each week its Saturday, and the
 * shop becomes known until it has all the customers that there are. Who leaves takes the basket.
 */
@Healthy(
    value = "baskets by day and week, on a trend that ends at two thirds of the life",
    steps = 42_000)
public final class WeeklyVisitors implements Program {
  private static final int DAYS = 21;
  private static final int CUSTOMERS = 26_000;

  private final Map<Integer, Basket> baskets = new HashMap<>();
  private int first;
  private int next;

  private record Basket(int customer, long[] articles) {}

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      int wanted = (int) (CUSTOMERS * visitors(pace.progress()));
      // Half of them change within a hundredth of the life.
      for (int i = 0; i < 25 || baskets.size() < wanted; i++) {
        baskets.put(next, new Basket(next, new long[180 + next % 40]));
        next++;
      }
      while (baskets.size() > wanted) {
        baskets.remove(first++);
      }
    }
    System.out.println("visitors " + next);
  }

  private static double visitors(double progress) {
    double day = 0.75 - 0.25 * Math.cos(2 * Math.PI * progress * DAYS);
    double week = 0.85 - 0.15 * Math.cos(2 * Math.PI * progress * 3);
    double known = Math.min(1, 0.35 + progress);
    return day * week * known;
  }
}
