package io.leakscribe.agent.doctor;

import io.leakscribe.incident.Format;

/**
 * Whether a heap fits its container. Where it does not, the kernel ends the process before Java can
 * throw an OutOfMemoryError, and nothing tells why.
 */
final class MemoryFit {
  private static final String NAME = "memory";
  private static final long MIB = 1 << 20;

  /** Metaspace, code, stacks and buffers of a small service. */
  private static final long BESIDE = 128 * MIB;

  /** Collector structures. */
  private static final double SHARE_OF_HEAP = 0.12;

  private MemoryFit() {}

  /** What a process takes beside a heap of that size, at least, in bytes. */
  static long beside(long heapMax) {
    return BESIDE + (long) (SHARE_OF_HEAP * heapMax);
  }

  /**
   * Compares.
   *
   * @param heapMax bytes that the heap may grow to
   * @param beside bytes that the process takes or will take beside it
   * @param limit of the container, bytes
   */
  static Check check(long heapMax, long beside, long limit) {
    String sum =
        "the heap may grow to "
            + Format.bytes(heapMax)
            + ", the container has "
            + Format.bytes(limit);
    if (heapMax >= limit) {
      return Check.fail(NAME, sum + ": the kernel will end it when the heap fills", todo(limit));
    }
    if (heapMax + beside > limit) {
      return Check.warn(
          NAME,
          sum + ", and about " + Format.bytes(beside) + " are taken beside the heap",
          todo(limit));
    }
    return Check.ok(NAME, sum + ", and that fits");
  }

  private static String todo(long limit) {
    long fitting = (long) ((limit - BESIDE) / (1 + SHARE_OF_HEAP)) / (16 * MIB) * 16;
    return fitting <= 0
        ? "raise the container's limit: no useful heap fits it"
        : "set -Xmx" + fitting + "m or less, or raise the container's limit";
  }
}
