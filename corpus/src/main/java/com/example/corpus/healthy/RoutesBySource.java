package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Distances are worked out once for each pair of towns, popular pairs first. */
@Healthy(
    value = "distances of pairs of towns, a finite number, met ever more slowly",
    steps = 80_000)
public final class RoutesBySource implements Program {
  private static final int TOWNS = 180;

  private final Distances distances = new Distances();
  private final SplittableRandom random = new SplittableRandom(59);

  private static final class Distances {
    private final Map<Integer, int[]> ways = new TreeMap<>();

    int between(int from, int to) {
      return ways.computeIfAbsent(from * TOWNS + to, pair -> new int[400]).length;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    long sum = 0;
    while (pace.next()) {
      sum += distances.between(town(), town());
    }
    System.out.println("sum " + sum);
  }

  private int town() {
    double u = random.nextDouble();
    return (int) (TOWNS * u * u);
  }
}
