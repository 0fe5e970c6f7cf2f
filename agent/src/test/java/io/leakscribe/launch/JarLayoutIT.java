package io.leakscribe.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What the jar shows to an application on whose class path it is, and what it keeps to itself. */
final class JarLayoutIT {
  private static final String SERVICES = "inst/META-INF/services/";

  @Test
  void shows_the_launcher_and_nothing_else() throws IOException {
    assertThat(entries())
        .filteredOn(name -> !name.startsWith(IsolatedLoader.ROOT))
        .allMatch(
            name ->
                name.startsWith("io/leakscribe/launch/")
                    || name.equals(BridgeInstaller.RESOURCE)
                    || name.equals(JarFile.MANIFEST_NAME)
                    || name.startsWith("META-INF/licenses/")
                    || name.matches("META-INF/(LICENSE|NOTICE)[^/]*"));
  }

  @Test
  void has_no_class_that_a_scanner_would_take_for_one() throws IOException {
    assertThat(entries())
        .filteredOn(name -> name.startsWith(IsolatedLoader.ROOT))
        .isNotEmpty()
        .noneMatch(name -> name.endsWith(".class"))
        .noneMatch(name -> name.contains("META-INF/versions/"))
        .noneMatch(name -> name.contains("module-info"));
  }

  /** Unpacking one dependency over the other would have lost one of the two. */
  @Test
  void has_no_service_file_that_two_dependencies_bring() throws IOException {
    List<String> services = entries().stream().filter(n -> n.startsWith(SERVICES)).toList();
    assertThat(services)
        .contains(SERVICES + "org.slf4j.spi.SLF4JServiceProvider")
        .allSatisfy(name -> assertThat(providers(name)).hasSize(1));
  }

  @Test
  void stays_small() {
    assertThat(ForkedJvm.agentJar().toFile().length()).isLessThan(5_000_000);
  }

  /**
   * The JVM keeps the directory of an open jar in one array: from half a region on, of 1 MiB at
   * least, G1 gives it whole ones.
   */
  @Test
  void has_a_directory_that_takes_no_region_of_the_heap_alone() throws IOException {
    int bytes = 0;
    try (JarFile jar = new JarFile(ForkedJvm.agentJar().toFile())) {
      for (ZipEntry entry : Collections.list(jar.entries())) {
        int extra = entry.getExtra() == null ? 0 : entry.getExtra().length;
        bytes += 46 + entry.getName().length() + extra;
      }
    }
    assertThat(bytes).isLessThan(500_000);
  }

  @Test
  void names_its_entry_points() throws IOException {
    try (JarFile jar = new JarFile(ForkedJvm.agentJar().toFile())) {
      Attributes main = jar.getManifest().getMainAttributes();
      assertThat(main.getValue("Premain-Class")).isEqualTo(LeakscribeAgent.class.getName());
      assertThat(main.getValue("Agent-Class")).isEqualTo(LeakscribeAgent.class.getName());
      assertThat(main.getValue("Main-Class")).isEqualTo(Main.class.getName());
      assertThat(main.getValue("Can-Retransform-Classes")).isEqualTo("true");
      assertThat(main.getValue("Implementation-Version")).isNotBlank();
      assertThat(main.getValue("Launcher-Agent-Class")).isNull();
      assertThat(main.getValue("Boot-Class-Path")).isNull();
    }
  }

  @Test
  void loads_its_libraries_from_itself_and_can_write_metrics_as_text() throws Exception {
    IsolatedLoader loader = IsolatedLoader.open(ForkedJvm.agentJar().toFile());
    String micrometer = "io.micrometer.prometheusmetrics.";
    Class<?> config = loader.loadClass(micrometer + "PrometheusConfig");
    Class<?> registry = loader.loadClass(micrometer + "PrometheusMeterRegistry");
    assertThat(registry.getClassLoader()).isSameAs(loader);
    Object metrics =
        registry.getConstructor(config).newInstance(config.getField("DEFAULT").get(null));
    Object counter =
        registry
            .getMethod("counter", String.class, String[].class)
            .invoke(metrics, "leaks", new String[0]);
    loader
        .loadClass("io.micrometer.core.instrument.Counter")
        .getMethod("increment")
        .invoke(counter);
    assertThat((String) registry.getMethod("scrape").invoke(metrics)).contains("leaks_total 1.0");
  }

  private static List<String> entries() throws IOException {
    try (JarFile jar = new JarFile(ForkedJvm.agentJar().toFile())) {
      return jar.stream().filter(e -> !e.isDirectory()).map(ZipEntry::getName).toList();
    }
  }

  private static List<URL> providers(String packed) throws IOException {
    String name = packed.substring(IsolatedLoader.ROOT.length());
    return Collections.list(JarLayoutIT.class.getClassLoader().getResources(name));
  }
}
