package io.leakscribe.agent.doctor;

import io.leakscribe.web.WebConfigException;
import io.leakscribe.web.WebServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether TLS and logins can be had, by trying. Needs the module jdk.httpserver. */
final class WebConfigCheck {
  private static final String NAME = "web.config";
  private static final WebServer.Limits SMALL = new WebServer.Limits(1, 1, Duration.ofSeconds(1));

  private WebConfigCheck() {}

  static List<Check> of(Path file) {
    List<Check> checks = new ArrayList<>();
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (WebServer trial =
        WebServer.start(
            anyPort,
            file,
            SMALL,
            Thread::new,
            visit -> {},
            line -> checks.add(Check.warn(NAME, line, "see the page on serve")))) {
      checks.add(Check.ok(NAME, "'" + file + "' can be used (tried on " + trial.address() + ")"));
    } catch (WebConfigException e) {
      checks.add(
          Check.fail(NAME, "there would be no metrics endpoint: " + e.getMessage(), "correct it"));
    } catch (IOException e) {
      checks.add(
          Check.warn(
              NAME, "cannot be tried (" + e.getMessage() + ")", "run this where it listens"));
    }
    return checks;
  }
}
