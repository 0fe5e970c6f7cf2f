package io.leakscribe.agent.probe.heap;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at the collectors' counts when asked, where nobody notifies. Sees only the latest of
 * several collections. Not thread-safe on its own: {@link #poll} is synchronized.
 */
final class PollingGcSource implements GcSource {

  private final GcReadings readings;
  private final BeanCollections collections;
  private final List<GarbageCollectorMXBean> collectors =
      ManagementFactory.getGarbageCollectorMXBeans();
  private final List<MemoryPoolMXBean> pools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();
  private final Map<String, Long> counts = new HashMap<>();
  private BeanCollections.Usage before = new BeanCollections.Usage(0, 0);

  PollingGcSource(GcReadings readings) {
    this.readings = readings;
    this.collections = new BeanCollections(readings::heard);
  }

  @Override
  public synchronized void poll() {
    Instant now = Instant.now();
    for (GarbageCollectorMXBean collector : collectors) {
      long count = collector.getCollectionCount();
      Long earlier = counts.put(collector.getName(), count);
      if (earlier != null && count > earlier) {
        BeanCollections.Usage after = afterCollection();
        collections.add(collector.getName(), now, Duration.ZERO, before, after);
        before = after;
      }
    }
    readings.tick();
  }

  @Override
  public void close() {}

  private BeanCollections.Usage afterCollection() {
    long total = 0;
    long old = 0;
    for (MemoryPoolMXBean pool : pools) {
      MemoryUsage usage = pool.getCollectionUsage();
      long used = usage == null ? 0 : usage.getUsed();
      total += used;
      old += pool.getName().equals("G1 Old Gen") ? used : 0;
    }
    return new BeanCollections.Usage(total, old);
  }
}
