package io.leakscribe.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads the file format of Prometheus' {@code --web.config.file}, and one key more: {@code
 * bearer_token_file}. Paths in it are relative to its own directory.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/configuration/https/">the format</a>
 */
final class WebConfigReader {
  private static final long MOST_BYTES = 1 << 20;
  private static final int MOST_COST = 15;

  /** Those that Prometheus allows, with the names as they are written on the wire. */
  private static final Set<String> HEADERS =
      Set.of(
          "Content-Security-Policy",
          "Strict-Transport-Security",
          "X-Content-Type-Options",
          "X-Frame-Options",
          "X-XSS-Protection");

  private WebConfigReader() {}

  /**
   * Reads a file.
   *
   * @throws WebConfigException when it cannot be read or is not understood to its last word
   */
  static WebConfig read(Path file) throws WebConfigException {
    String text;
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new WebConfigException(
            "'" + file + "' is not a regular file; name the file with the web configuration");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new WebConfigException("'" + file + "' is too long for a web configuration");
      }
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new WebConfigException(
          "cannot read the web configuration '" + file + "' (" + PemFile.reason(e) + ")", e);
    }
    try {
      return read(text, file.toAbsolutePath().resolveSibling(".").normalize());
    } catch (WebConfigException e) {
      throw new WebConfigException("'" + file + "': " + e.getMessage(), e);
    }
  }

  private static WebConfig read(String text, Path base) throws WebConfigException {
    Fields all =
        new Fields("the file", YamlReader.read(text))
            .only(
                Set.of(
                    "tls_server_config",
                    "http_server_config",
                    "basic_auth_users",
                    "bearer_token_file"));
    List<String> warnings = new ArrayList<>();
    Fields tls = all.part("tls_server_config");
    return new WebConfig(
        all.names("tls_server_config") ? TlsSection.read(tls, base, warnings) : null,
        headers(all.part("http_server_config").only(Set.of("http2", "headers"))),
        users(all.part("basic_auth_users")),
        all.file("bearer_token_file", base),
        warnings);
  }

  private static Map<String, String> headers(Fields http) throws WebConfigException {
    // HTTP/2 is an offer that the JDK's server cannot make: http2 has no effect either way.
    Fields part = http.part("headers").only(HEADERS);
    for (Map.Entry<String, String> header : part.all().entrySet()) {
      if (header.getValue().chars().anyMatch(c -> c < 0x20 || c > 0x7E)) {
        throw YamlReader.error(part.line(header.getKey()), "has a header that is not plain ASCII");
      }
    }
    return part.all();
  }

  private static Map<String, String> users(Fields part) throws WebConfigException {
    Map<String, String> users = part.all();
    for (Map.Entry<String, String> user : users.entrySet()) {
      int line = part.line(user.getKey());
      int cost = Bcrypt.cost(user.getValue());
      if (user.getKey().isEmpty() || user.getKey().indexOf(':') >= 0) {
        throw YamlReader.error(line, "has a user name that is empty or has a colon");
      } else if (cost < 0) {
        // The text may be a password: it must not get into a log.
        throw YamlReader.error(
            line,
            String.format(
                Locale.ROOT,
                "has no bcrypt hash for user '%s'; make one with: htpasswd -nBC 10 %s",
                user.getKey(),
                user.getKey()));
      } else if (cost > MOST_COST) {
        throw YamlReader.error(
            line, "has a hash of cost " + cost + "; use at most " + MOST_COST + ", 10 is common");
      }
    }
    return users;
  }
}
