package io.leakscribe.agent.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Name of the machine or container, without asking the network: a resolver may hang. */
final class HostName {
  private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

  private HostName() {}

  static String of(Function<String, @Nullable String> environment) {
    for (String variable : new String[] {"HOSTNAME", "COMPUTERNAME"}) {
      String value = environment.apply(variable);
      if (value != null && !value.isBlank()) {
        return value.trim();
      }
    }
    return kernel();
  }

  private static String kernel() {
    try {
      String name = Files.readString(KERNEL).trim();
      return name.isEmpty() ? "localhost" : name;
    } catch (IOException e) {
      return "localhost";
    }
  }
}
