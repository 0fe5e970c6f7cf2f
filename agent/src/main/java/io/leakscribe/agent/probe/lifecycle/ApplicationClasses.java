package io.leakscribe.agent.probe.lifecycle;

/** Tells classes of the application from those of containers, frameworks and the JDK, by name. */
final class ApplicationClasses {
  private static final String[] FOREIGN = {
    "java.",
    "javax.",
    "jakarta.",
    "jdk.",
    "sun.",
    "com.sun.",
    "io.leakscribe.",
    "net.bytebuddy.",
    "org.apache.",
    "org.springframework.",
    "org.eclipse.",
    "org.hibernate.",
    "org.jboss.",
    "org.wildfly.",
    "org.xnio.",
    "org.h2.",
    "org.postgresql.",
    "org.slf4j.",
    "org.glassfish.",
    "io.undertow.",
    "io.netty.",
    "io.micrometer.",
    "io.opentelemetry.",
    "com.fasterxml.",
    "com.google.",
    "com.github.benmanes.",
    "com.mysql.",
    "com.zaxxer.",
    "ch.qos.",
    "kotlin.",
    "kotlinx.",
    "scala.",
    "groovy.",
  };

  /** Takes a name with dots. */
  static boolean isApplication(String className) {
    for (String prefix : FOREIGN) {
      if (className.startsWith(prefix)) {
        return false;
      }
    }
    return true;
  }

  private ApplicationClasses() {}
}
