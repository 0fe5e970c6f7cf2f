package io.leakscribe.scenarios;

import java.nio.file.Files;
import java.nio.file.Path;

/** The jars that a run needs, as the build leaves them. */
record Artifacts(Path agent, Path shop, Path shoppers) {

  /**
   * Finds the jars below the root of the checkout.
   *
   * @throws IllegalStateException when one has not been built
   */
  static Artifacts in(Path root) {
    return new Artifacts(
        built(root.resolve("agent/target/leakscribe.jar")),
        built(root.resolve("sample-app/target/sample-app.jar")),
        built(root.resolve("sample-app/target/shop-load.jar")));
  }

  private static Path built(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(
          "'" + jar + "' is not there: build it with ./mvnw package -DskipTests");
    }
    return jar.toAbsolutePath();
  }
}
