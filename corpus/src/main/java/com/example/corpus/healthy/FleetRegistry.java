package com.example.corpus.healthy;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** Vehicles of a fleet call in at random; each is known from its first call on. */
@Healthy(value = "registry of a fixed fleet, met one by one at random", steps = 45_000)
public final class FleetRegistry implements Program {
  private static final int FLEET = 15_000;

  private final Map<String, Vehicle> vehicles = new ConcurrentHashMap<>();
  private final SplittableRandom random = new SplittableRandom(11);

  private static final class Vehicle {
    private final long[] track = new long[450];
    private int calls;

    void seen(long at) {
      track[calls++ % track.length] = at;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (long at = 0; pace.next(); at++) {
      String plate = "plate-" + random.nextInt(FLEET);
      vehicles.computeIfAbsent(plate, p -> new Vehicle()).seen(at);
    }
  }
}
