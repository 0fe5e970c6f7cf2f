package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Prices are loaded into a second table while the first one serves; each load has a few more. */
@Healthy(value = "blue and green tables of prices, each load a little larger", steps = 60_000)
public final class BlueGreenPrices implements Program {
  private static final int LOADS = 14;

  private final AtomicReference<Map<Integer, Price>> serving = new AtomicReference<>(Map.of());

  private record Price(long cents, byte[] conditions) {}

  @Override
  public void run(Pace pace) throws Exception {
    Map<Integer, Price> loading = new HashMap<>();
    int load = 0;
    for (int i = 0; pace.next(); i++) {
      int now = (int) (pace.progress() * LOADS);
      if (now != load) {
        serving.set(loading);
        loading = new HashMap<>();
        load = now;
      }
      if (loading.size() < 3000 + 90 * load) {
        loading.put(i, new Price(i, new byte[7500]));
      }
      serving.get().get(i);
    }
  }
}
