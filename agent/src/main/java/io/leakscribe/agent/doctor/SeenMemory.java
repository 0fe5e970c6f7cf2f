package io.leakscribe.agent.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The only class here that needs the module jdk.management. */
final class SeenMemory {
  private SeenMemory() {}

  /** What this JVM takes for the memory of its machine, in bytes: the container's, if it knows. */
  static long total() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getTotalMemorySize();
  }
}
