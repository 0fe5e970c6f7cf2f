package io.leakscribe.prometheus;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why a question was not answered, and what to do. */
final class Failures {
  private static final int MOST = 300;

  private Failures() {}

  static PrometheusException of(
      PrometheusServer server, Duration patience, @Nullable Throwable cause) {
    if (cause instanceof BoundedBody.TooLargeException) {
      return new PrometheusException(
          server + " answered with more than 16 MiB; ask for less with a narrower query", true);
    } else if (isUnknown(cause)) {
      return new PrometheusException(
          "the host of " + server + " is not known; check the address", false);
    } else if (cause instanceof HttpConnectTimeoutException || cause instanceof ConnectException) {
      return new PrometheusException(
          "nothing answers at " + server + "; check that Prometheus runs there", false);
    } else if (cause instanceof HttpTimeoutException) {
      return slow(server, patience);
    } else if (cause instanceof SSLException) {
      return new PrometheusException(
          "no secure connection to %s: %s; a certificate of one's own goes into the trust store of java"
              .formatted(server, oneLine(cause.getMessage())),
          false);
    }
    String why = cause == null ? "" : oneLine(cause.getMessage());
    return new PrometheusException(
        "the connection to %s broke%s".formatted(server, why.isEmpty() ? "" : ": " + why), false);
  }

  private static boolean isUnknown(@Nullable Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }

  static PrometheusException slow(PrometheusServer server, Duration patience) {
    return new PrometheusException(
        server + " did not answer within " + patience.toSeconds() + " s", false);
  }

  static PrometheusException status(
      PrometheusServer server, int status, String location, String error) {
    if (status == 401 || status == 403) {
      return new PrometheusException(
          server + " let nobody in with these credentials (HTTP " + status + ")", false);
    } else if (status >= 300 && status < 400) {
      return new PrometheusException(
          "%s points elsewhere (HTTP %d, %s); name that address instead"
              .formatted(server, status, withoutUser(oneLine(location))),
          false);
    } else if (status == 404) {
      return new PrometheusException(
          "there is no query API at " + server + " (HTTP 404); check the path in the address",
          false);
    }
    String why = oneLine(error);
    return new PrometheusException(
        "%s refused the query (HTTP %d%s)"
            .formatted(server, status, why.isEmpty() ? "" : ": " + why),
        status != 502 && status != 504);
  }

  private static String withoutUser(String address) {
    return address.replaceAll("//[^/@]*@", "//");
  }

  /** Printable and short, whatever it was. */
  static String oneLine(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String line = text.replaceAll("[\\s\\p{C}]+", " ").strip();
    return line.length() <= MOST ? line : line.substring(0, MOST) + " …";
  }
}
