package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.HashMap;
import java.util.Map;

/** A singleton by way of an enum, with a map that only grows. */
@Leak(
    value = "map in an enum singleton",
    holders = "com\\.example\\.corpus\\.odd\\.EnumSingletonLeak\\$Metrics\\.gauges",
    sites = {
      "EnumSingletonLeak\\$Metrics\\.(gauge|lambda\\$.*)",
      "EnumSingletonLeak\\$Gauge\\.<init>"
    },
    leakingClass = "com\\.example\\.corpus\\.odd\\.EnumSingletonLeak\\$Gauge")
public final class EnumSingletonLeak implements Program {

  /** A value and its history. */
  private static final class Gauge {
    private final double[] history = new double[60];

    double set(double value) {
      history[0] = value;
      return history[history.length - 1];
    }
  }

  /** What is measured, by names that hold the request's id: one too many. */
  private enum Metrics {
    INSTANCE;

    private final Map<String, Gauge> gauges = new HashMap<>();

    Gauge gauge(String name) {
      return gauges.computeIfAbsent(name, n -> new Gauge());
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    double sum = 0;
    for (int i = 0; pace.next(); i++) {
      sum += Metrics.INSTANCE.gauge("latency.request." + i).set(i);
    }
    System.out.println("sum " + sum);
  }
}
