package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A memo without a bound of its own: there are only so many postal codes. */
@Healthy(value = "memo over a finite key space, never evicts", steps = 90_000)
public final class FiniteMemo implements Program {
  private static final int POSTAL_CODES = 30_000;
  private static final ConcurrentMap<Integer, Tariff> tariffs = new ConcurrentHashMap<>();

  private final SplittableRandom random = new SplittableRandom(11);

  private record Tariff(int postalCode, double[] perKilogram) {}

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      tariff(random.nextInt(POSTAL_CODES));
    }
  }

  private static Tariff tariff(int postalCode) {
    return tariffs.computeIfAbsent(postalCode, code -> new Tariff(code, new double[160]));
  }
}
