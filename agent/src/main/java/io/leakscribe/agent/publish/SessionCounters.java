package io.leakscribe.agent.publish;

import io.leakscribe.agent.observe.LifecycleReading;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The session metrics by type: two gauges, two counters that never fall. Not thread-safe. */
final class SessionCounters {
  private final MeterRegistry registry;
  private final int most;
  private final Map<String, Series> shown = new HashMap<>();

  SessionCounters(MeterRegistry registry, int most) {
    this.registry = registry;
    this.most = most;
  }

  void update(List<LifecycleReading> readings) {
    List<LifecycleReading> sorted = new ArrayList<>(readings);
    sorted.removeIf(reading -> reading.kind() == LifecycleReading.Kind.CACHE_ENTRY);
    sorted.sort(LargestFirst.ORDER);
    Set<String> types = new HashSet<>();
    for (LifecycleReading reading : sorted) {
      if (types.size() < most && types.add(reading.type())) {
        shown.computeIfAbsent(reading.type(), Series::new).take(reading);
      }
    }
    shown.values().removeIf(series -> series.removedUnlessIn(types));
  }

  /** The meters of one type. */
  private final class Series {
    private final String type;
    private final List<Meter> meters = new ArrayList<>();
    private volatile double live;
    private volatile double retained;
    private volatile double created;
    private volatile double ended;

    Series(String type) {
      this.type = type;
      gauge("leakscribe.sessions.live", "Sessions alive by their own rules", s -> s.live);
      gauge(
          "leakscribe.sessions.retained.after.end",
          "Sessions ended and still strongly reachable",
          s -> s.retained);
      counter("leakscribe.sessions.made", "Sessions created", s -> s.created);
      counter("leakscribe.sessions.ended", "Sessions ended", s -> s.ended);
    }

    void take(LifecycleReading reading) {
      live = reading.live();
      retained = reading.retained();
      created = Math.max(created, reading.created());
      ended = Math.max(ended, reading.ended());
    }

    boolean removedUnlessIn(Set<String> types) {
      if (types.contains(type)) {
        return false;
      }
      meters.forEach(registry::remove);
      return true;
    }

    private void gauge(String name, String description, ToDoubleFunction<Series> value) {
      meters.add(
          Gauge.builder(name, this, value)
              .description(description)
              .tag("type", type)
              .register(registry));
    }

    private void counter(String name, String description, ToDoubleFunction<Series> value) {
      meters.add(
          FunctionCounter.builder(name, this, value)
              .description(description)
              .tag("type", type)
              .register(registry));
    }
  }
}
