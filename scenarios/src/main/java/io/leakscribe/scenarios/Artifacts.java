package io.leakscribe.scenarios;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a run needs of the checkout: the jars as the build leaves them, and the rules of the alerts.
 */
record Artifacts(Path agent, Path shop, Path shoppers, Path rules) {

  /**
   * Finds the jars below the root of the checkout.
   *
   * @throws IllegalStateException when one has not been built
   */
  static Artifacts in(Path root) {
    return new Artifacts(
        built(root.resolve("agent/target/leakscribe.jar")),
        built(root.resolve("sample-app/target/sample-app.jar")),
        built(root.resolve("sample-app/target/shop-load.jar")),
        root.resolve("docs/prometheus/leakscribe-rules.yml").toAbsolutePath());
  }

  private static Path built(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(
          "'" + jar + "' is not there: build it with ./mvnw package -DskipTests");
    }
    return jar.toAbsolutePath();
  }
}
