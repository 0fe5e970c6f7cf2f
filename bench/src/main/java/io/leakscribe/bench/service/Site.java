package io.leakscribe.bench.service;

import java.nio.file.Path;

/**
 * Where things are.
 *
 * @param root of the repository
 * @param javaHome JDK that runs the service
 * @param results directory for what this call leaves
 */
record Site(Path root, Path javaHome, Path results) {
  Path java() {
    return javaHome.resolve("bin/java");
  }

  Path service() {
    return root.resolve("bench/service/target/bench-service.jar");
  }

  Path agent() {
    return root.resolve("agent/target/leakscribe.jar");
  }

  Path peer(String file) {
    return root.resolve("bench/target/peers").resolve(file);
  }

  Path classes() {
    return root.resolve("bench/target/classes");
  }
}
