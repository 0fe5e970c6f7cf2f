package io.leakscribe.bench.service;

import java.util.Map;

/** From what was counted to what is told. */
final class Reckoning {
  private static final double NOTHING = 0.005;

  private final Map<String, Double> values;

  Reckoning(Map<String, Double> values) {
    this.values = values;
  }

  void saturated(Phase phase, CpuTimes used) {
    values.put(Measures.CPU, used.settledMillis() * 1e3 / phase.requests());
    values.put(Measures.COMPILER, used.compilerMillis());
    values.put(Measures.THROUGHPUT, phase.perSecond());
    values.merge(Measures.ERRORS, (double) phase.errors(), Double::sum);
    used.byThread()
        .forEach((name, millis) -> add(Measures.THREAD + name, millis * 1e3 / phase.requests()));
  }

  void paced(Phase phase, CpuTimes used) {
    values.put(Measures.PACED_CPU, used.settledMillis() * 1e3 / phase.requests());
    values.put(Measures.PACED_RATE, phase.perSecond());
    values.put(Measures.P50, phase.latencies().micros(0.5));
    values.put(Measures.P99, phase.latencies().micros(0.99));
    values.put(Measures.P999, phase.latencies().micros(0.999));
    values.merge(Measures.ERRORS, (double) phase.errors(), Double::sum);
    used.byThread()
        .forEach((name, millis) -> add(Measures.PACED_THREAD + name, millis / phase.seconds()));
  }

  void pauses(PauseLog log, Phase saturated, Phase paced) {
    double mibPerSecond = log.allocatedPerSecond(saturated.fromMillis(), saturated.toMillis());
    values.put(Measures.ALLOCATED, mibPerSecond * 1024 / saturated.perSecond());
    double thousands = (saturated.requests() + paced.requests()) / 1e3;
    double collections = 0;
    double others = 0;
    Map<String, Double> stopped = log.stopped(saturated.fromMillis(), paced.toMillis());
    for (Map.Entry<String, Double> stop : stopped.entrySet()) {
      double millis = stop.getValue() / thousands;
      values.put(Measures.STOP + stop.getKey(), millis);
      if (PauseLog.isCollection(stop.getKey())) {
        collections += millis;
      } else {
        others += millis;
      }
    }
    values.put(Measures.COLLECTIONS, collections);
    values.put(Measures.OTHERS, others);
    longest(log, saturated.fromMillis(), paced.toMillis());
  }

  private void longest(PauseLog log, long from, long to) {
    values.put(Measures.LONGEST_COLLECTION, log.longest(from, to, true));
    values.put(Measures.LONGEST_OTHER, log.longest(from, to, false));
  }

  private void add(String name, double value) {
    if (value >= NOTHING) {
      values.put(name, value);
    }
  }
}
