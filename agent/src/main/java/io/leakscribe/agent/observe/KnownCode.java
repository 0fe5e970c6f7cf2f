package io.leakscribe.agent.observe;

import java.util.List;

/** Tells the JDK's and well-known libraries' classes from the application's own, by package. */
public final class KnownCode {
  private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");
  private static final List<String> LIBRARIES =
      List.of(
          "jakarta.",
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
          "oracle.",
          "kotlinx.",
          "org.glassfish.",
          "org.wildfly.",
          "org.xnio.");

  private KnownCode() {}

  /** Whether the class belongs to the JDK. */
  public static boolean isJdk(String className) {
    return startsWith(JDK, className);
  }

  /** Whether the class belongs to the JDK or to a well-known library. */
  public static boolean isLibrary(String className) {
    return isJdk(className) || startsWith(LIBRARIES, className);
  }

  private static boolean startsWith(List<String> prefixes, String className) {
    for (String prefix : prefixes) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
