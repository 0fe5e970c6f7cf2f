package io.leakscribe.bench.micro;

import java.util.List;
import java.util.Locale;

/** The results in Markdown. */
final class Table {
  private static final String OF_APPLICATIONS =
      """
      | operation of an application | without | with | added | ratio | allocated without | with |
      |---|--:|--:|--:|--:|--:|--:|
      """;
  private static final String OF_OURS =
      """
      | operation of the agent | time | allocated |
      |---|--:|--:|
      """;

  private Table() {}

  static String of(List<Measured> all) {
    StringBuilder text = new StringBuilder();
    section(text, OF_APPLICATIONS, all.stream().filter(m -> m.operation.withAgent()).toList());
    section(text, OF_OURS, all.stream().filter(m -> !m.operation.withAgent()).toList());
    double spread = all.stream().mapToDouble(Measured::spread).max().orElse(0);
    return text.append(
            String.format(
                Locale.ROOT,
                "The best second of all rounds; the best of another round was up to %.0f %% slower. JDK %s, %s.%n",
                100 * spread,
                Runtime.version().feature(),
                System.getProperty("os.arch")))
        .toString();
  }

  private static void section(StringBuilder text, String head, List<Measured> rows) {
    if (rows.isEmpty()) {
      return;
    }
    text.append(head);
    rows.forEach(one -> text.append(one.operation.withAgent() ? pair(one) : single(one)));
    text.append('\n');
  }

  private static String pair(Measured one) {
    double without = one.without.nanos();
    double with = one.with.nanos();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %.2f | %s | %s |%n",
        one.operation.words(),
        time(without),
        time(with),
        time(with - without),
        with / without,
        bytes(one.without.bytes()),
        bytes(one.with.bytes()));
  }

  private static String single(Measured one) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s |%n",
        one.operation.words(),
        time(one.without.nanos()),
        bytes(one.without.bytes()));
  }

  static String time(double nanos) {
    double size = Math.abs(nanos);
    if (size < 1e3) {
      return String.format(Locale.ROOT, size < 100 ? "%.1f ns" : "%.0f ns", nanos);
    }
    if (size < 1e6) {
      return String.format(Locale.ROOT, size < 1e5 ? "%.1f µs" : "%.0f µs", nanos / 1e3);
    }
    return String.format(Locale.ROOT, size < 1e8 ? "%.1f ms" : "%.0f ms", nanos / 1e6);
  }

  static String bytes(double bytes) {
    return bytes < 10_240
        ? String.format(Locale.ROOT, "%.0f B", bytes)
        : String.format(Locale.ROOT, "%.0f KiB", bytes / 1024);
  }
}
