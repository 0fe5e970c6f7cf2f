package io.leakscribe.agent.probe.process;

import java.util.List;
import java.util.Locale;

/** The limit of direct buffers: {@code -XX:MaxDirectMemorySize}, else the largest heap. */
final class DirectLimit {

  private static final String OPTION = "-XX:MaxDirectMemorySize=";

  private DirectLimit() {}

  /** The last option counts, as it does for the JVM; one that cannot be read is ignored. */
  static long of(List<String> jvmArguments, long maxHeap) {
    long limit = maxHeap;
    for (String argument : jvmArguments) {
      if (argument.startsWith(OPTION)) {
        limit = parse(argument.substring(OPTION.length()), limit);
      }
    }
    return limit;
  }

  /** Bytes of a size as the JVM's options take it: {@code 64m}; 0 stands for the default. */
  static long parse(String option, long otherwise) {
    String size = option.toLowerCase(Locale.ROOT);
    int unit = size.isEmpty() ? -1 : "kmgt".indexOf(size.charAt(size.length() - 1));
    String digits = unit < 0 ? size : size.substring(0, size.length() - 1);
    try {
      long bytes = Math.multiplyExact(Long.parseLong(digits), 1L << (10 * (unit + 1)));
      return bytes > 0 ? bytes : otherwise; // 0 stands for the default
    } catch (ArithmeticException | NumberFormatException e) {
      return otherwise;
    }
  }
}
