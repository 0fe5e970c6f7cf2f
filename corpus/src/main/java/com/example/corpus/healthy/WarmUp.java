package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.HashMap;
import java.util.Map;

/** Reference data is loaded when first asked for: all of it after a quarter of the life. */
@Healthy(value = "lazy loading of reference data, then flat", steps = 60_000)
public final class WarmUp implements Program {
  private static final int COUNTRIES = 250;
  private static final int TOWNS = 60;

  private final Map<String, Town> gazetteer = new HashMap<>();

  private record Town(String name, byte[] outline) {}

  @Override
  public void run(Pace pace) throws Exception {
    for (int i = 0; pace.next(); i++) {
      find(i / TOWNS % COUNTRIES, i % TOWNS);
    }
  }

  private Town find(int country, int town) {
    return gazetteer.computeIfAbsent(country + "/" + town, n -> new Town(n, new byte[3000]));
  }
}
