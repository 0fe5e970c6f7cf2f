package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** Customers log in and out; ever more of them until the end, none stays longer than a while. */
@Healthy(value = "visits that end, under a load that rises for the whole life", steps = 40_000)
public final class RisingVisits implements Program {
  private final Map<Long, Visit> visits = new ConcurrentHashMap<>();
  private final PriorityQueue<Leaving> leaving = new PriorityQueue<>();
  private final SplittableRandom random = new SplittableRandom(23);
  private long visitor;

  private record Visit(long visitor, byte[] basket) {}

  private record Leaving(double at, long visitor) implements Comparable<Leaving> {
    @Override
    public int compareTo(Leaving other) {
      return Double.compare(at, other.at);
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    double load = 0;
    while (pace.next()) {
      double now = pace.progress();
      for (load += 0.2 + 2 * now; load >= 1; load--) {
        login(now);
      }
      while (!leaving.isEmpty() && leaving.peek().at() < now) {
        logout(leaving.remove().visitor());
      }
    }
  }

  private void login(double now) {
    visits.put(visitor, new Visit(visitor, new byte[5000]));
    leaving.add(new Leaving(now - 0.1 * Math.log(1 - random.nextDouble()), visitor));
    visitor++;
  }

  private void logout(long who) {
    visits.remove(who);
  }
}
