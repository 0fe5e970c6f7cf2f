package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Measurements by sensor: the map of sensors stays as it is, its lists only grow. */
@Leak(
    value = "lists inside a map that does not grow",
    holders = "com\\.example\\.corpus\\.odd\\.NestedListLeak\\$Station\\.bySensor",
    sites = {
      "NestedListLeak\\$Station\\.(measured|lambda\\$.*)",
      "NestedListLeak\\$Sample\\.<init>"
    },
    leakingClass = "com\\.example\\.corpus\\.odd\\.NestedListLeak\\$Sample")
public final class NestedListLeak implements Program {
  private static final int SENSORS = 20;

  /** What a sensor saw. */
  private record Sample(long time, double[] spectrum) {}

  /** Keeps samples by sensor. */
  private static final class Station {
    private final Map<String, List<Sample>> bySensor = new HashMap<>();

    double measured(String sensor, long time) {
      List<Sample> samples = bySensor.computeIfAbsent(sensor, s -> new ArrayList<>());
      samples.add(new Sample(time, new double[60]));
      return samples.get(samples.size() - 1).spectrum()[0];
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Station station = new Station();
    double sum = 0;
    for (long time = 0; pace.next(); time++) {
      sum += station.measured("sensor-" + time % SENSORS, time);
    }
    System.out.println("sum " + sum);
  }
}
