package io.leakscribe.agent.probe.heap;

import static java.util.Objects.requireNonNull;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * Hears of collections from the collectors' beans. Needs {@code jdk.management}: load it lazily.
 * Listens on the JVM's notification thread, for microseconds.
 */
final class NotificationGcSource implements GcSource, NotificationListener {

  private final BeanCollections collections;
  private final Set<String> heapPools;
  private final List<NotificationEmitter> emitters = new ArrayList<>();

  private NotificationGcSource(GcReadings readings) {
    this.collections = new BeanCollections(readings::heard);
    this.heapPools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Listens to each collector.
   *
   * @throws IllegalStateException if no collector notifies
   * @throws LinkageError if there is no module jdk.management
   */
  static GcSource start(GcReadings readings) {
    requireNonNull(GarbageCollectionNotificationInfo.class); // Resolve it now, not when notified.
    NotificationGcSource source = new NotificationGcSource(readings);
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (bean instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener(source, null, null);
        source.emitters.add(emitter);
      }
    }
    if (source.emitters.isEmpty()) {
      throw new IllegalStateException("no collector notifies");
    }
    return source;
  }

  @Override
  public void handleNotification(Notification notification, Object handback) {
    if (!notification
        .getType()
        .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      return;
    }
    GarbageCollectionNotificationInfo info =
        GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
    GcInfo gc = info.getGcInfo();
    collections.add(
        info.getGcName(),
        Instant.ofEpochMilli(notification.getTimeStamp()),
        Duration.ofMillis(gc.getDuration()),
        heap(gc.getMemoryUsageBeforeGc()),
        heap(gc.getMemoryUsageAfterGc()));
  }

  @Override
  public void close() {
    for (NotificationEmitter emitter : emitters) {
      try {
        emitter.removeNotificationListener(this);
      } catch (ListenerNotFoundException e) {
        // Already gone, which is what close() wants.
      }
    }
  }

  private BeanCollections.Usage heap(Map<String, MemoryUsage> pools) {
    long total = 0;
    long old = 0;
    for (Map.Entry<String, MemoryUsage> pool : pools.entrySet()) {
      if (heapPools.contains(pool.getKey())) {
        total += pool.getValue().getUsed();
        old += pool.getKey().equals("G1 Old Gen") ? pool.getValue().getUsed() : 0;
      }
    }
    return new BeanCollections.Usage(total, old);
  }
}
