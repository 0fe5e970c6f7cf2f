package io.leakscribe.agent.doctor;

import io.leakscribe.agent.options.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Whether the metrics endpoint can listen. */
final class PortCheck {
  private static final String NAME = "port";

  private PortCheck() {}

  static Check of(Options options) {
    int port = options.port();
    if (port <= 0) {
      return Check.ok(NAME, port == 0 ? "any free one" : "no endpoint is wanted (port=-1)");
    }
    String address = options.host() + ":" + port;
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(options.host()), port), 1);
      return Check.ok(NAME, address + " is free");
    } catch (IOException | IllegalArgumentException e) {
      return Check.warn(
          NAME,
          "cannot listen on " + address + " (" + e.getMessage() + ")",
          "nothing to do if a Leakscribe has it; else set port to a free one, or 0 for any");
    }
  }
}
