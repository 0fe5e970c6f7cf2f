package io.leakscribe.serve;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request comes from where it claims to.
 *
 * @param names lower-case names that a request may call this server by; empty = any
 */
record Origins(Set<String> names) {
  /** What a browser on the same machine calls it. */
  static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  Origins {
    names = Set.copyOf(names);
  }

  /**
   * False when the name in the request is none of ours: a page elsewhere may have made its own name
   * point here (DNS rebinding).
   */
  boolean knowsHost(Request request) {
    String host = request.header("Host");
    return host != null && (names.isEmpty() || names.contains(name(host)));
  }

  private static String name(String host) {
    String lower = host.strip().toLowerCase(Locale.ROOT);
    int port = lower.lastIndexOf(':');
    return port > lower.lastIndexOf(']') ? lower.substring(0, port) : lower;
  }

  /** False when a page of another origin made the browser send this. */
  boolean isOwn(Request request) {
    String site = request.header("Sec-Fetch-Site");
    if (request.has("Sec-Fetch-Site") && !"same-origin".equals(site)) {
      return false;
    }
    String origin = request.header("Origin");
    return !request.has("Origin") || isThis(origin, request.header("Host"));
  }

  private boolean isThis(@Nullable String origin, @Nullable String host) {
    // A proxy in front may speak https to the browser and http to us: only the host must be ours.
    return origin != null
        && host != null
        && (origin.equalsIgnoreCase("http://" + host)
            || origin.equalsIgnoreCase("https://" + host));
  }
}
