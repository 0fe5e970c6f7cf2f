package io.leakscribe.trials.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Tomcat's own manager, as a deploying script uses it. */
final class Manager {
  private static final String LOGIN =
      "Basic "
          + Base64.getEncoder()
              .encodeToString("operator:of the test".getBytes(StandardCharsets.UTF_8));

  private final URI root;

  Manager(URI anyApplication) {
    root = anyApplication.resolve("/manager/text/");
  }

  /** Puts the manager into a Tomcat that does not run yet. */
  static void install(Tomcat tomcat) throws IOException {
    Path contexts = Files.createDirectories(tomcat.base.resolve("conf/Catalina/localhost"));
    Files.writeString(
        contexts.resolve("manager.xml"),
        "<Context docBase=\""
            + tomcat.home.resolve("webapps/manager")
            + "\" privileged=\"true\"/>");
  }

  /** Replaces the application by this one. */
  void deploy(Path war) throws IOException {
    ask("deploy?path=/desk&update=true", BodyPublishers.ofFile(war), "PUT");
  }

  void undeploy() {
    ask("undeploy?path=/desk", BodyPublishers.noBody(), "GET");
  }

  private void ask(String what, HttpRequest.BodyPublisher body, String method) {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve(what))
            .header("Authorization", LOGIN)
            .method(method, body)
            .build();
    assertThat(Web.send(request).body()).startsWith("OK");
  }
}
