package io.leakscribe.agent.probe.process;

import java.util.OptionalLong;

/** Reads lines such as {@code VmRSS: 123 kB}. */
final class ProcText {

  private ProcText() {}

  /** The value of a line in bytes; empty if there is no such line or it is not in kB. */
  static OptionalLong kilobytes(String text, String key) {
    for (String line : text.split("\n", -1)) {
      if (line.startsWith(key + ":") && line.endsWith(" kB")) {
        return parse(line.substring(key.length() + 1, line.length() - 3).strip());
      }
    }
    return OptionalLong.empty();
  }

  private static OptionalLong parse(String kilobytes) {
    try {
      return OptionalLong.of(Math.multiplyExact(Long.parseLong(kilobytes), 1024L));
    } catch (ArithmeticException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
