package io.leakscribe.launch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.shop.secret.SecretiveApp;
import io.leakscribe.journal.Event;
import io.leakscribe.journal.Stage;
import jakarta.annotation.PostConstruct;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the application knows stays with it. It has a secret in every place that one can be in, and
 * leaks until that is critical. Then everything that came out of the process is searched.
 */
@Order(1)
final class SecretsIT {
  private static final String SECRET = "xyzzyPlugh";
  private static final Duration UNTIL_CRITICAL = Duration.ofMinutes(5);
  private static final Pattern LINK = Pattern.compile("href=\"([^\"#:]+)\"");

  /** A password that is the name of a thread, and what is left when its digits are masked. */
  private static final List<String> TOKENS = List.of("Q8xK2vR7", "Q#xK#vR#");

  @TempDir private Path directory;

  private final Map<String, byte[]> left = new LinkedHashMap<>();

  @Test
  void tells_no_value_of_the_application() throws Exception {
    Path data = directory.resolve("data");
    leakUntilKilled(data);
    runAgain(data);
    files("data", data, path -> true);
    assertThat(left.keySet())
        .as("what came out")
        .anyMatch(name -> name.endsWith(".heartbeat"))
        .anyMatch(name -> name.contains("ledger"))
        .anyMatch(name -> name.endsWith("postmortem.md"))
        .anyMatch(name -> name.endsWith("postmortem.html"))
        .anyMatch(name -> name.endsWith("postmortem.json"))
        .anyMatch(name -> name.endsWith(".svg"));
    commands(data);
    serve(data);
    assertNothingLeft();
  }

  private void leakUntilKilled(Path data) throws Exception {
    Path temporary = Files.createDirectories(directory.resolve("temp"));
    try (ForkedJvm jvm = start(data, temporary)) {
      int port = Journals.in(data).await(Event.AgentStarted.class, started -> true).port();
      Journals.in(data)
          .await(Event.Leak.class, leak -> leak.stage() == Stage.CRITICAL, UNTIL_CRITICAL);
      scrape(port);
      jvm.kill();
      keep("output", String.join("\n", jvm.output()));
    }
    recordings(temporary);
  }

  /**
   * The flight recorder's own files stay after a kill. It writes the names of threads into them,
   * which nobody can forbid it; so nobody else may read them. Values are not in them.
   */
  private void recordings(Path temporary) throws IOException {
    Needles values = new Needles(SecretiveApp.EVENT);
    try (Stream<Path> all = Files.walk(temporary)) {
      List<Path> files = all.filter(path -> isJfr(path.toString())).toList();
      assertThat(files).as("recordings of a killed process").isNotEmpty();
      for (Path file : files) {
        assertThat(values.in(Files.readAllBytes(file))).as(file.toString()).isEmpty();
        assertThat(Files.getPosixFilePermissions(file.getParent()))
            .as("who gets at %s", file)
            .isEqualTo(PosixFilePermissions.fromString("rwx------"));
      }
    }
  }

  private static boolean isJfr(String name) {
    return name.endsWith(".jfr");
  }

  /** Tells of the run that was lost, and ends in order. */
  private void runAgain(Path data) throws Exception {
    try (ForkedJvm jvm = start(data, Files.createDirectories(directory.resolve("second")))) {
      Journals.in(data).await(Event.RunLost.class, lost -> true);
      jvm.terminate();
      jvm.awaitExit();
      keep("second output", String.join("\n", jvm.output()));
    }
    files("second temp", directory.resolve("second"), p -> p.toString().endsWith(".jfr"));
    assertThat(left.keySet()).as("recordings after an end in order").noneMatch(SecretsIT::isJfr);
  }

  private ForkedJvm start(Path data, Path temporary) throws IOException {
    Path working = Files.createDirectories(directory.resolve("work-" + SECRET));
    Path extra = Files.createDirectories(directory.resolve("classes-" + SECRET));
    return ForkedJvm.in(working)
        .agent("port=0,debug=true,dir=" + data + ",api.token=" + SECRET + "," + SECRET)
        // Old memory is looked through from early on, so that the leak is soon seen for one.
        .vm("-Xmx192m", "-XX:InitiatingHeapOccupancyPercent=10", "-XX:-G1UseAdaptiveIHOP")
        .vm("-Djava.io.tmpdir=" + temporary, "-Duser.name=" + SECRET)
        .vm("-Dshop.password=" + SECRET, "-Dleakscribe.password=" + SECRET)
        .vm("-Xbootclasspath/a:" + extra, "-XX:OnError=echo " + SECRET)
        .environment("SHOP_TOKEN", SECRET)
        .environment("LEAKSCRIBE_PASSWORD", SECRET)
        .environment("OTEL_RESOURCE_ATTRIBUTES", "api.token=" + SECRET)
        .environment("OTEL_EXPORTER_OTLP_HEADERS", "authorization=" + SECRET)
        .with(Cache.class, Tomcat.class, Servlet.class, PostConstruct.class)
        .start(SecretiveApp.class, "--password", SECRET);
  }

  private void scrape(int port) throws Exception {
    for (String accept : List.of("text/plain", "application/openmetrics-text")) {
      keep("/metrics as " + accept, get("http://127.0.0.1:" + port + "/metrics", accept));
    }
    keep("/healthz", get("http://127.0.0.1:" + port + "/healthz", "*/*"));
  }

  /** What a person calls afterwards. */
  private void commands(Path data) throws Exception {
    command("incidents", "--dir", data.toString());
    command("incidents", "--json", "--dir", data.toString());
    command("report", "--dir", data.toString());
    files("data after report", data, path -> true);
  }

  private void command(String... words) throws Exception {
    try (ForkedJvm jvm = jar(words)) {
      assertThat(jvm.awaitExit()).isZero();
      keep(String.join(" ", words), String.join("\n", jvm.output()));
    }
  }

  private ForkedJvm jar(String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of("-jar", ForkedJvm.agentJar().toString()));
    all.addAll(List.of(words));
    return ForkedJvm.in(directory).tool("java", all.toArray(String[]::new));
  }

  /** All that a browser gets to see. */
  private void serve(Path data) throws Exception {
    try (ForkedJvm jvm = jar("serve", "--port", "0", "--dir", data.toString())) {
      String line = jvm.awaitLine("Listening on ");
      URI index = URI.create(line.substring(line.indexOf("http")).strip());
      for (URI page : links(index)) {
        links(page);
      }
      keep("serve /metrics", get(index.resolve("metrics").toString(), "*/*"));
      keep("serve list", get(index.resolve("api/v1/incidents").toString(), "*/*"));
      keep("serve output", String.join("\n", jvm.output()));
    }
  }

  private List<URI> links(URI page) throws Exception {
    String html = get(page.toString(), "text/html");
    keep("serve " + page.getPath(), html);
    List<URI> links = new ArrayList<>();
    for (Matcher link = LINK.matcher(html); link.find(); ) {
      links.add(page.resolve(link.group(1)));
    }
    return links;
  }

  private static String get(String address, String accept) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address)).header("Accept", accept).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private void keep(String name, String text) {
    left.put(name, text.getBytes(UTF_8));
  }

  /** The files, and their names below the root. */
  private void files(String name, Path root, Predicate<Path> wanted) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : (Iterable<Path>) all.filter(wanted)::iterator) {
        byte[] content = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
        left.put(name + ": " + root.relativize(file), content);
      }
    }
  }

  private void assertNothingLeft() {
    Needles needles = new Needles(SECRET);
    List<String> found = new ArrayList<>();
    left.forEach(
        (name, bytes) -> {
          needles.in(name.getBytes(UTF_8)).forEach(where -> found.add("name of " + where));
          needles.in(bytes).forEach(where -> found.add(name + " has it " + where));
          String text = new String(bytes, ISO_8859_1);
          TOKENS.stream().filter(text::contains).forEach(t -> found.add(name + " has " + t));
        });
    assertThat(found).isEmpty();
    assertThat(new String(left.get("/metrics as text/plain"), UTF_8)).contains("com.shop.secret.");
  }
}
