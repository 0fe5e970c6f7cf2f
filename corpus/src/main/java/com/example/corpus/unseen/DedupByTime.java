package com.example.corpus.unseen;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Webhooks are delivered more than once. What was delivered is known for a while; the traffic rises
 * all the time until it has doubled.
 */
@Healthy(
    value = "deliveries known for a quarter of the life, at a rate that rises to the double",
    steps = 40_000)
public final class DedupByTime implements Program {
  private static final int WINDOW = 10_000;

  private final Map<String, Long> delivered = new LinkedHashMap<>();
  private long twice;

  @Override
  public void run(Pace pace) throws Exception {
    long number = 0;
    for (long now = 0; pace.next(); now++) {
      int rate = 8 + (int) Math.min(8, pace.progress() * 13);
      for (int i = 0; i < rate; i++) {
        deliver("evt_" + Long.toHexString(number++ * 0x9E3779B97F4A7C15L) + "-of-shop", now);
      }
      deliver("evt_" + Long.toHexString((number - 9) * 0x9E3779B97F4A7C15L) + "-of-shop", now);
      forget(now - WINDOW);
    }
    System.out.println("twice " + twice);
  }

  private void deliver(String id, long now) {
    if (delivered.putIfAbsent(id, now) != null) {
      twice++;
    }
  }

  private void forget(long before) {
    Iterator<Long> times = delivered.values().iterator();
    while (times.hasNext() && times.next() < before) {
      times.remove();
    }
  }
}
