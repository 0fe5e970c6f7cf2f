package io.leakscribe.agent.probe.heap;

import java.util.Set;

/** Names of collections in {@code jdk.GarbageCollection}, on JDK 17 to 25. */
final class GcNames {

  static final String G1_YOUNG = "G1New";

  /** A concurrent cycle of G1: marks, and frees only regions that are all garbage. */
  static final String G1_CYCLE = "G1Old";

  static final String G1_FULL = "G1Full";
  static final String MIXED = "Mixed";
  static final String PREPARE_MIXED = "Prepare Mixed";
  static final String NORMAL = "Normal";

  /** Collections at whose end the whole heap has been collected. "Z" is single-generation ZGC. */
  private static final Set<String> WHOLE_HEAP =
      Set.of(G1_FULL, "ParallelOld", "SerialOld", "Z", "ZGC Major", "Shenandoah");

  private GcNames() {}

  static boolean collectsWholeHeap(String name) {
    return WHOLE_HEAP.contains(name);
  }
}
