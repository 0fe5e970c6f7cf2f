package io.leakscribe.trials.survival;

import static org.assertj.core.api.Assertions.assertThat;

import com.shop.survival.BusyService;
import io.leakscribe.journal.Event;
import io.leakscribe.launch.ForkedJvm;
import io.leakscribe.launch.Journals;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A {@link BusyService} with the packaged agent, and what is asked of it again and again. */
final class Service implements AutoCloseable {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  final ForkedJvm jvm;
  final Path data;
  private final int port;

  private Service(ForkedJvm jvm, Path data, int port) {
    this.jvm = jvm;
    this.data = data;
    this.port = port;
  }

  /** Starts it and waits until the agent is ready. */
  static Service start(Path directory, Path data, String... vm) throws IOException {
    return ready(builder(directory, data).vm(vm).start(BusyService.class), data);
  }

  /** Starts it without the agent, which comes after something was done to it. */
  static Service attached(Path directory, Path data, String before) throws Exception {
    ForkedJvm jvm = ForkedJvm.in(directory).start(BusyService.class);
    jvm.awaitLine("app: up");
    jvm.tell(before);
    jvm.awaitLine("app: did " + before);
    jvm.attach("port=0,service=shop,dir=" + data);
    return ready(jvm, data);
  }

  /** To be changed before it starts. */
  static ForkedJvm.Builder builder(Path directory, Path data) {
    return ForkedJvm.in(directory)
        .agent("port=0,service=shop,instance=one-1,dir=" + data)
        .vm("-XX:-UsePerfData");
  }

  static Service ready(ForkedJvm jvm, Path data) {
    try {
      String ready = jvm.awaitLine("leakscribe: INFO ready");
      return new Service(jvm, data, Integer.parseInt(ready.replaceAll(".* on port ", "")));
    } catch (AssertionError e) {
      jvm.close();
      throw e;
    }
  }

  Journals journals() {
    // Not all of the directory: drafts come and go there.
    return Journals.in(data.resolve("shop/journal"));
  }

  /** Has it done, and waits until it is. */
  void tell(String what) {
    long before = done(what);
    jvm.tell(what);
    Awaitility.await()
        .atMost(Duration.ofSeconds(ForkedJvm.PATIENCE_SECONDS))
        .until(() -> done(what) > before);
  }

  private long done(String what) {
    return jvm.output().stream().filter(line -> line.equals("app: did " + what)).count();
  }

  /** The longest that a request thread waited for anything since this was asked last. */
  Duration waited() {
    tell("waited");
    List<String> told =
        jvm.output().stream().filter(line -> line.startsWith("app: waited ")).toList();
    String last = told.get(told.size() - 1);
    return Duration.ofMillis(Long.parseLong(last.substring("app: waited ".length())));
  }

  /** The metrics as text; fails after the time. */
  String scrape(Duration atMost) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
            .timeout(atMost)
            .build();
    HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  /** One value of the metrics. */
  double metric(String name) throws Exception {
    return scrape(Duration.ofSeconds(10))
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Waits until a reading is published that was taken after this call: the agent's thread works.
   */
  void awaitsNewSample() {
    int before = journals().events(Event.Sample.class).size();
    journals()
        .await(
            Event.Sample.class,
            sample -> journals().events(Event.Sample.class).size() > before + 1);
  }

  /** Waits until a sample was counted, whether or not the disk took it. */
  void awaitsPastNextSample() throws Exception {
    double before = samples();
    Awaitility.await()
        .atMost(Duration.ofSeconds(ForkedJvm.PATIENCE_SECONDS))
        .until(() -> samples() > before);
  }

  private double samples() throws Exception {
    return metric("leakscribe_events_total{type=\"sample\"}");
  }

  /** Lets the service leak until an incident is drafted. */
  void leakUntilDrafted() {
    tell("leak");
    journals().await(Event.Leak.class, leak -> true, Duration.ofSeconds(90));
    Awaitility.await()
        .atMost(Duration.ofSeconds(ForkedJvm.PATIENCE_SECONDS))
        .until(() -> !drafts(data).isEmpty());
  }

  /** The drafts of all incidents. */
  static List<Path> drafts(Path data) throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      return all.filter(file -> file.endsWith("postmortem.md")).toList();
    }
  }

  /** Lines of ours that are no information. */
  List<String> warnings() {
    return jvm.output().stream()
        .filter(line -> line.startsWith("leakscribe: ") && !line.contains(" INFO "))
        .toList();
  }

  @Override
  public void close() {
    jvm.close();
  }
}
