package io.leakscribe.agent.probe.process;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/** The collector in use, as people call it. */
public final class Collectors {

  private Collectors() {}

  /**
   * {@code G1}, {@code Parallel}, {@code Serial}, {@code ZGC}, {@code ZGC (generational)}, {@code
   * Shenandoah}; else the JVM's names joined; {@code unknown} without java.management.
   */
  public static String name() {
    try {
      return name(
          ManagementFactory.getGarbageCollectorMXBeans().stream()
              .map(GarbageCollectorMXBean::getName)
              .toList());
    } catch (LinkageError e) {
      return "unknown";
    }
  }

  static String name(List<String> beans) {
    if (beans.isEmpty()) {
      return "unknown";
    }
    return switch (beans.get(0)) {
      case "PS Scavenge", "PS MarkSweep" -> "Parallel";
      case "Copy", "MarkSweepCompact" -> "Serial";
      case "ZGC Cycles", "ZGC Pauses" -> "ZGC";
      case "ZGC Minor Cycles", "ZGC Minor Pauses", "ZGC Major Cycles", "ZGC Major Pauses" ->
          "ZGC (generational)";
      default -> byFirstWord(beans);
    };
  }

  private static String byFirstWord(List<String> beans) {
    String first = beans.get(0);
    if (first.startsWith("G1 ")) {
      return "G1";
    }
    return first.startsWith("Shenandoah ") ? "Shenandoah" : String.join(", ", beans);
  }

  /** Whether a collector's time is time in which the application stands still. */
  static boolean countsPauses(String bean) {
    return !bean.endsWith("Cycles") && !bean.equals("G1 Concurrent GC");
  }
}
