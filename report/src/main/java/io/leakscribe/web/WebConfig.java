package io.leakscribe.web;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a web configuration file says.
 *
 * @param tls null = plain text
 * @param headers to be sent with every answer
 * @param users bcrypt hashes by user name; empty = nobody has to log in
 * @param bearerToken file with a token that is as good as a login
 * @param warnings what of the file has no effect here
 */
record WebConfig(
    @Nullable Tls tls,
    Map<String, String> headers,
    Map<String, String> users,
    @Nullable Path bearerToken,
    List<String> warnings) {

  WebConfig {
    headers = Map.copyOf(headers);
    users = Map.copyOf(users);
    warnings = List.copyOf(warnings);
  }

  /** Whether everybody has to log in. */
  boolean isClosed() {
    return !users.isEmpty() || bearerToken != null;
  }

  /** What is asked of the other end. */
  enum ClientAuth {
    NONE,
    /** Asked for, and not looked at. */
    REQUEST,
    /** Must be there, and is not looked at. */
    REQUIRE_ANY,
    /** Looked at where it is there. */
    VERIFY_IF_GIVEN,
    REQUIRE_AND_VERIFY;

    boolean verifies() {
      return this == VERIFY_IF_GIVEN || this == REQUIRE_AND_VERIFY;
    }

    boolean requires() {
      return this == REQUIRE_ANY || this == REQUIRE_AND_VERIFY;
    }
  }

  /**
   * TLS.
   *
   * @param protocols as the JDK calls them
   * @param ciphers as the JDK calls them; empty = its choice
   * @param allowedNames of which a client's certificate must have one; empty = any
   */
  record Tls(
      Path certificate,
      Path key,
      ClientAuth clientAuth,
      @Nullable Path clientCa,
      List<String> allowedNames,
      List<String> protocols,
      List<String> ciphers) {
    Tls {
      allowedNames = List.copyOf(allowedNames);
      protocols = List.copyOf(protocols);
      ciphers = List.copyOf(ciphers);
    }
  }
}
