package io.leakscribe.agent.doctor;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;

/** Whether a metrics endpoint answers. */
final class EndpointCheck {
  private static final int PATIENCE_MILLIS = 2000;

  private EndpointCheck() {}

  static Check of(String url) {
    try {
      int status = status(URI.create(url));
      // Whoever asks for a password is there.
      return status == 200 || status == 401
          ? Check.ok("metrics", url + " answers")
          : Check.warn("metrics", url + " answers with " + status, "look at it with curl");
    } catch (IOException | IllegalArgumentException e) {
      return Check.warn(
          "metrics",
          url + " does not answer (" + e.getMessage() + ")",
          "try it from where the service runs; it may serve TLS, or be in a network of its own");
    }
  }

  private static int status(URI uri) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    connection.setInstanceFollowRedirects(false);
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }
}
