package io.leakscribe.cli;

import java.io.IOException;
import java.net.InetAddress;

/** The name of this machine, fit for the name of a file. */
final class HostName {
  private HostName() {}

  static String own() {
    String name = System.getenv("HOSTNAME");
    if (name == null || name.isBlank()) {
      try {
        name = InetAddress.getLocalHost().getHostName();
      } catch (IOException e) {
        name = "unknown";
      }
    }
    return name.replaceAll("[^A-Za-z0-9_-]", "-");
  }
}
