package io.leakscribe.trials.others;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.shop.others.OrdersApp;
import io.leakscribe.launch.ForkedJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A running shop with our agent, and what must hold whoever else is in its JVM. */
final class Neighbourhood implements AutoCloseable {
  private static final String HOLDER = "com.shop.others.OrdersApp.ORDERS";

  /** What a JVM or a library says of classes that two agents spoilt together. */
  private static final List<String> BROKEN =
      List.of(
          "VerifyError",
          "LinkageError",
          "ClassCircularityError",
          "NoClassDefFoundError",
          "ClassFormatError",
          "IncompatibleClassChangeError",
          "UnsupportedOperationException",
          "IllegalAccessError",
          "leakscribe: WARN",
          "leakscribe: ERROR",
          "leakscribe: disabled");

  private final ForkedJvm jvm;
  private final int port;
  private final Endpoint ours;

  private Neighbourhood(ForkedJvm jvm, int port, Endpoint ours) {
    this.jvm = jvm;
    this.port = port;
    this.ours = ours;
  }

  /** Starts the shop with what the builder has, and waits until it and our agent are up. */
  static Neighbourhood start(ForkedJvm.Builder builder, Path directory) throws Exception {
    ForkedJvm jvm = builder.with(Caffeine.class).start(OrdersApp.class);
    String up = jvm.awaitLine("app: up on ");
    jvm.awaitLine("leakscribe: INFO ready");
    return new Neighbourhood(
        jvm, Integer.parseInt(up.substring(up.lastIndexOf(' ') + 1)), Endpoint.of(directory));
  }

  ForkedJvm jvm() {
    return jvm;
  }

  /** The holders that our endpoint names. */
  List<String> holders() throws Exception {
    return ours.holders();
  }

  /** Orders until our endpoint has shown the field that keeps them grow. */
  void seesTheHolderGrow() {
    double first = untilMoreThan(0);
    untilMoreThan(first);
  }

  private double untilMoreThan(double entries) {
    return await()
        .atMost(Duration.ofSeconds(ForkedJvm.PATIENCE_SECONDS))
        .pollInterval(Duration.ofMillis(200))
        .until(this::orderAndCount, count -> count > entries);
  }

  private double orderAndCount() throws Exception {
    assertThat(Http.get(port, "/order")).startsWith("orders ");
    return ours.entries(HOLDER);
  }

  /** Ends the shop: its exit code is its own, and nobody broke a class. */
  void endsWell() throws Exception {
    jvm.tell("end");
    assertThat(jvm.awaitExit()).as("%s", jvm.output()).isZero();
    assertThat(jvm.output())
        .contains("app: bye")
        .noneMatch(line -> BROKEN.stream().anyMatch(line::contains));
  }

  @Override
  public void close() {
    jvm.close();
  }
}
