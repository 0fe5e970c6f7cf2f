package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Orders by month; more of them each month, and the fourth oldest month is dropped. */
@Healthy(
    value = "monthly partitions, the oldest dropped, each larger than the last",
    steps = 40_000)
public final class MonthlyPartitions implements Program {
  private static final int MONTHS = 8;
  private static final int KEPT = 3;

  private final ConcurrentSkipListMap<Integer, List<Order>> months = new ConcurrentSkipListMap<>();

  private record Order(long number, byte[] lines) {}

  @Override
  public void run(Pace pace) throws Exception {
    for (long number = 0; pace.next(); number++) {
      int month = (int) (pace.progress() * MONTHS);
      List<Order> orders = months.computeIfAbsent(month, m -> new ArrayList<>());
      orders.add(new Order(number, new byte[1200 + 300 * month]));
      while (months.size() > KEPT) {
        Map.Entry<Integer, List<Order>> dropped = months.pollFirstEntry();
        dropped.getValue().clear();
      }
    }
  }
}
