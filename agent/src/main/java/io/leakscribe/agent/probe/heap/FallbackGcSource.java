package io.leakscribe.agent.probe.heap;

import java.util.function.Consumer;

/** What is used without a flight recorder: notifications, else polling, else nothing. */
final class FallbackGcSource {

  private FallbackGcSource() {}

  static GcSource start(GcReadings readings, Consumer<String> log) {
    try {
      GcSource source = NotificationGcSource.start(readings);
      log.accept("live set from collection notifications: less exact than the flight recorder");
      return source;
    } catch (LinkageError | RuntimeException e) {
      return startPolling(readings, log);
    }
  }

  private static GcSource startPolling(GcReadings readings, Consumer<String> log) {
    try {
      GcSource source = new PollingGcSource(readings);
      source.poll();
      log.accept("live set from memory pools, read now and then (add module jdk.management)");
      return source;
    } catch (LinkageError | RuntimeException e) {
      log.accept("no live set: this runtime image has no java.management (" + e + ")");
      return () -> {};
    }
  }
}
