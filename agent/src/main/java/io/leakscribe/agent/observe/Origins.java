package io.leakscribe.agent.observe;

/** Tells classes of the application from those of the JDK, frameworks and libraries, by name. */
public final class Origins {
  private static final String[] JDK = {"java.", "javax.", "jdk.", "sun.", "com.sun."};

  private static final String[] LIBRARIES = {
    "jakarta.",
    "kotlin.",
    "kotlinx.",
    "scala.",
    "groovy.",
    "clojure.",
    "org.apache.",
    "org.springframework.",
    "org.hibernate.",
    "org.eclipse.",
    "org.glassfish.",
    "org.jboss.",
    "org.wildfly.",
    "org.xnio.",
    "org.h2.",
    "org.hsqldb.",
    "org.postgresql.",
    "org.mariadb.",
    "org.slf4j.",
    "org.aspectj.",
    "org.quartz.",
    "org.ehcache.",
    "org.infinispan.",
    "org.jctools.",
    "org.reactivestreams.",
    "com.zaxxer.",
    "com.mysql.",
    "com.mongodb.",
    "com.fasterxml.",
    "com.google.",
    "com.github.benmanes.",
    "com.googlecode.",
    "com.netflix.",
    "com.hazelcast.",
    "com.rabbitmq.",
    "com.ibm.",
    "tools.jackson.",
    "ch.qos.",
    "io.leakscribe.",
    "io.micrometer.",
    "io.prometheus.",
    "io.netty.",
    "io.undertow.",
    "io.opentelemetry.",
    "io.opentracing.",
    "io.grpc.",
    "io.vertx.",
    "io.quarkus.",
    "io.helidon.",
    "io.micronaut.",
    "io.lettuce.",
    "io.reactivex.",
    "reactor.",
    "rx.",
    "redis.clients.",
    "net.bytebuddy.",
    "net.sf.",
    "okhttp3.",
    "okio.",
    "retrofit2.",
    "oracle.",
  };

  private Origins() {}

  /** Whether a class of this name, with dots, is the application's own, as far as names tell. */
  public static boolean isApplication(String className) {
    return !isJdk(className) && !startsWithAny(className, LIBRARIES);
  }

  /** Whether a class of this name, with dots, comes with the JDK. */
  public static boolean isJdk(String className) {
    return startsWithAny(className, JDK);
  }

  // A plain loop: it is also asked on threads of the application.
  private static boolean startsWithAny(String name, String[] prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
