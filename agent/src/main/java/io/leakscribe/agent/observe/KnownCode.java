package io.leakscribe.agent.observe;

import java.util.List;

/** Tells the JDK's and well-known libraries' classes from the application's own, by package. */
public final class KnownCode {
  private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");
  private static final List<String> LIBRARIES =
      List.of(
          "akka.",
          "ch.qos.",
          "clojure.",
          "com.amazonaws.",
          "com.azure.",
          "com.carrotsearch.",
          "com.codahale.",
          "com.couchbase.",
          "co.elastic.",
          "com.datadog.",
          "com.datadoghq.",
          "com.datastax.",
          "com.esotericsoftware.",
          "com.fasterxml.",
          "com.github.benmanes.",
          "com.google.",
          "com.googlecode.",
          "com.hazelcast.",
          "com.ibm.",
          "com.lmax.",
          "com.microsoft.",
          "com.mongodb.",
          "com.mysql.",
          "com.netflix.",
          "com.newrelic.",
          "com.oracle.",
          "com.rabbitmq.",
          "com.sleepycat.",
          "com.squareup.",
          "com.thoughtworks.",
          "com.typesafe.",
          "com.zaxxer.",
          "datadog.",
          "freemarker.",
          "gnu.trove.",
          "groovy.",
          "io.dropwizard.",
          "io.fabric8.",
          "io.grpc.",
          "io.helidon.",
          "io.jsonwebtoken.",
          "io.kubernetes.",
          "io.leakscribe.",
          "io.lettuce.",
          "io.micrometer.",
          "io.micronaut.",
          "io.netty.",
          "io.opentelemetry.",
          "io.opentracing.",
          "io.projectreactor.",
          "io.prometheus.",
          "io.quarkus.",
          "io.r2dbc.",
          "io.reactivex.",
          "io.smallrye.",
          "io.swagger.",
          "io.undertow.",
          "io.vertx.",
          "it.unimi.dsi.",
          "jakarta.",
          "javassist.",
          "kotlin.",
          "kotlinx.",
          "liquibase.",
          "net.bytebuddy.",
          "net.sf.",
          "okhttp3.",
          "okio.",
          "oracle.",
          "org.HdrHistogram.",
          "org.LatencyUtils.",
          "org.agrona.",
          "org.antlr.",
          "org.apache.",
          "org.aspectj.",
          "org.bouncycastle.",
          "org.codehaus.",
          "org.conscrypt.",
          "org.eclipse.",
          "org.ehcache.",
          "org.flywaydb.",
          "org.freemarker.",
          "org.glassfish.",
          "org.h2.",
          "org.hibernate.",
          "org.hsqldb.",
          "org.infinispan.",
          "org.jboss.",
          "org.jctools.",
          "org.jetbrains.",
          "org.joda.",
          "org.jooq.",
          "org.json.",
          "org.keycloak.",
          "org.liquibase.",
          "org.lwjgl.",
          "org.mariadb.",
          "org.mockito.",
          "org.mozilla.",
          "org.mybatis.",
          "org.objectweb.",
          "org.postgresql.",
          "org.quartz.",
          "org.reactivestreams.",
          "org.redisson.",
          "org.roaringbitmap.",
          "org.rocksdb.",
          "org.slf4j.",
          "org.springframework.",
          "org.sqlite.",
          "org.thymeleaf.",
          "org.wildfly.",
          "org.xerial.",
          "org.xnio.",
          "org.yaml.",
          "reactor.",
          "redis.clients.",
          "retrofit2.",
          "rx.",
          "scala.",
          "software.amazon.",
          "tools.jackson.");

  private KnownCode() {}

  /** Whether the class belongs to the JDK. */
  public static boolean isJdk(String className) {
    return startsWith(JDK, className);
  }

  /** Whether the class belongs to the JDK or to a well-known library. */
  public static boolean isLibrary(String className) {
    return isJdk(className) || startsWith(LIBRARIES, className);
  }

  /** Whether the class is the application's own, as far as names tell. */
  public static boolean isApplication(String className) {
    return !isLibrary(className);
  }

  // A plain loop: it is also asked on threads of the application.
  private static boolean startsWith(List<String> prefixes, String className) {
    for (String prefix : prefixes) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
