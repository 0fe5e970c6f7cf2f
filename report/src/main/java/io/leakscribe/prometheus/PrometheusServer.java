package io.leakscribe.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a Prometheus is and how to be let in. Thread-safe; its text form holds no credentials.
 *
 * <p>Anything that speaks the query API of Prometheus will do.
 */
public final class PrometheusServer {
  private final URI base;
  private final @Nullable String authorization;

  private PrometheusServer(URI base, @Nullable String authorization) {
    this.base = base;
    this.authorization = authorization;
  }

  /**
   * Reads an address: {@code http://prometheus:9090}, {@code https://user:password@host/path}.
   *
   * @param token sent as bearer token; null when there is none
   * @throws IllegalArgumentException when it is no such address; the message is one line, without
   *     the credentials
   */
  public static PrometheusServer of(String url, @Nullable String token) {
    URI uri = uri(url);
    String user = uri.getRawUserInfo();
    String authorization = null;
    if (token != null) {
      authorization = "Bearer " + token(token);
    } else if (user != null) {
      byte[] plain = decoded(user).getBytes(UTF_8);
      authorization = "Basic " + Base64.getEncoder().encodeToString(plain);
    }
    String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    URI base = URI.create(uri.getScheme() + "://" + uri.getHost() + port + path);
    return new PrometheusServer(base, authorization);
  }

  private static URI uri(String url) {
    try {
      URI uri = new URI(url.strip());
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Its message repeats the address, and that may hold a password.
    }
    throw new IllegalArgumentException(
        "--prometheus takes an address as in http://localhost:9090; characters like @ or / in a"
            + " password are written as %40 or %2F");
  }

  private static String decoded(String text) {
    return URI.create("x://" + text + "@h").getUserInfo();
  }

  private static String token(String token) {
    String line = token.strip();
    if (line.isEmpty() || !line.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException(
          "the file of the bearer token must hold one line of plain characters");
    }
    return line;
  }

  URI resolve(String path) {
    return URI.create(base + path);
  }

  @Nullable String authorization() {
    return authorization;
  }

  /** Host, port and path. */
  @Override
  public String toString() {
    String port = base.getPort() < 0 ? "" : ":" + base.getPort();
    return base.getHost() + port + base.getRawPath();
  }
}
