package io.leakscribe.agent.options;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes {@code key=value,key=value} apart. */
final class AgentArguments {
  private AgentArguments() {}

  /** Adds a warning for each part that is not a pair. */
  static Map<String, String> parse(@Nullable String agentArgs, List<String> warnings) {
    Map<String, String> pairs = new LinkedHashMap<>();
    if (agentArgs == null) {
      return pairs;
    }
    String[] parts = agentArgs.split(",", -1);
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      int equals = part.indexOf('=');
      if (equals > 0) {
        pairs.put(part.substring(0, equals).trim(), part.substring(equals + 1).trim());
      } else if (!part.isBlank()) {
        warnings.add(warning(part.trim(), i + 1));
      }
    }
    return pairs;
  }

  /** Its text is told only where it is a key: somebody may have written a password there. */
  private static String warning(String part, int number) {
    return "agent argument "
        + (Key.known(part) ? "\"" + part + "\"" : "number " + number)
        + " is ignored: write key=value, and \";\" between the items of one value";
  }
}
