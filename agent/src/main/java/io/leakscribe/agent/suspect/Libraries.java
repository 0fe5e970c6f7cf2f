package io.leakscribe.agent.suspect;

import java.util.List;

/** Tells a well-known library's class from the application's own, by its package. */
final class Libraries {
  private static final List<String> PREFIXES =
      List.of(
          "java.",
          "javax.",
          "jakarta.",
          "jdk.",
          "sun.",
          "com.sun.",
          "kotlin.",
          "scala.",
          "groovy.",
          "org.apache.",
          "org.springframework.",
          "org.hibernate.",
          "org.eclipse.",
          "org.jboss.",
          "org.h2.",
          "org.postgresql.",
          "org.slf4j.",
          "org.aspectj.",
          "com.zaxxer.",
          "com.mysql.",
          "com.mongodb.",
          "com.fasterxml.",
          "tools.jackson.",
          "com.google.",
          "com.github.benmanes.",
          "com.netflix.",
          "com.hazelcast.",
          "ch.qos.",
          "io.micrometer.",
          "io.prometheus.",
          "io.netty.",
          "io.undertow.",
          "io.opentelemetry.",
          "io.grpc.",
          "io.vertx.",
          "io.quarkus.",
          "io.helidon.",
          "reactor.",
          "rx.",
          "net.bytebuddy.",
          "net.sf.",
          "okhttp3.",
          "okio.",
          "org.ehcache.",
          "org.infinispan.",
          "oracle.");

  private Libraries() {}

  static boolean contains(String className) {
    return PREFIXES.stream().anyMatch(className::startsWith);
  }
}
