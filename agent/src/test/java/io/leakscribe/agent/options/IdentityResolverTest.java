package io.leakscribe.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IdentityResolverTest {
  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> jar = new LinkedHashMap<>();

  @TempDir private Path directory;

  @BeforeEach
  void someHost() {
    environment.put("HOSTNAME", "pod-7");
  }

  @Test
  void what_the_operator_set_wins() {
    environment.put("OTEL_SERVICE_NAME", "other");
    environment.put("OTEL_RESOURCE_ATTRIBUTES", "service.version=1");
    Identity who = resolve("service=shop,instance=a,version=2");
    assertThat(who).isEqualTo(new Identity("shop", "a", "pod-7", "2"));
  }

  @Test
  void the_service_is_named_by_opentelemetry_then_by_spring_then_by_the_program() {
    properties.put("sun.java.command", "com.shop.Main");
    assertThat(resolve(null).service()).isEqualTo("com.shop.Main");
    environment.put("SPRING_APPLICATION_NAME", "by-spring-variable");
    assertThat(resolve(null).service()).isEqualTo("by-spring-variable");
    properties.put("spring.application.name", "by-spring");
    assertThat(resolve(null).service()).isEqualTo("by-spring");
    environment.put("OTEL_RESOURCE_ATTRIBUTES", "service.name=by%20otel,service.version=a+b");
    assertThat(resolve(null).service()).isEqualTo("by otel");
    assertThat(resolve(null).version()).isEqualTo("a+b");
    environment.put("OTEL_SERVICE_NAME", "by-otel");
    assertThat(resolve(null).service()).isEqualTo("by-otel");
  }

  @ParameterizedTest
  @CsvSource({
    "/srv/shop.jar --port 80,,, shop",
    "/srv/shop-1.4.2.jar,,, shop",
    "/srv/shop-1.4.2-SNAPSHOT.jar,,, shop",
    "/srv/shop-v2.jar,,, shop-v2",
    "/srv/my shop-1.0.jar x,/srv/my shop-1.0.jar,, my shop",
    "com.shop.Main a b,/srv/lib.jar,, com.shop.Main",
    "com.shop/com.shop.Main,,com.shop, com.shop",
    ",,, java"
  })
  void the_program_has_a_name_that_outlives_a_deploy(
      String command, String classPath, String module, String expected) {
    put("sun.java.command", command);
    put("java.class.path", classPath);
    put("jdk.module.main", module);
    assertThat(resolve(null).service()).isEqualTo(expected);
  }

  @Test
  void the_instance_is_host_and_process() {
    assertThat(resolve(null).instance()).isEqualTo("pod-7-42");
    assertThat(resolve(null).host()).isEqualTo("pod-7");
  }

  @Test
  void the_version_is_the_commit_if_the_build_wrote_it_down() throws IOException {
    jar.put("BOOT-INF/classes/git.properties", "git.commit.id=0123456789abcdef\n");
    jar.put("BOOT-INF/classes/META-INF/build-info.properties", "build.version=1.4\n");
    assertThat(versionOfJar()).isEqualTo("0123456789ab");
  }

  @Test
  void the_version_is_that_of_the_build_info_else() throws IOException {
    jar.put("git.properties", "git.commit.id=${commit}\n");
    jar.put("META-INF/build-info.properties", "build.version=1.4\n");
    jar.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nImplementation-Version: 9\n");
    assertThat(versionOfJar()).isEqualTo("1.4");
  }

  @Test
  void the_version_is_that_of_the_manifest_at_last() throws IOException {
    jar.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nImplementation-Version: 9\n");
    assertThat(versionOfJar()).isEqualTo("9");
  }

  @Test
  void the_version_is_unknown_rather_than_guessed() throws IOException {
    jar.put("x", "");
    assertThat(versionOfJar()).isNull();
    properties.put("sun.java.command", "/nowhere/shop.jar");
    assertThat(resolve(null).version()).isNull();
  }

  @Test
  void the_version_of_a_class_is_looked_for_where_the_class_is() throws IOException {
    jar.put("META-INF/build-info.properties", "build.version=1.4\n");
    jar.put("com/shop/Main.class", "");
    Path application = writeJar("shop.jar");
    jar.clear();
    jar.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nImplementation-Version: 9\n");
    Path library = writeJar("library.jar");
    properties.put("java.class.path", library + System.getProperty("path.separator") + application);
    properties.put("sun.java.command", "com.shop.Main");
    assertThat(resolve(null).version()).isEqualTo("1.4");
  }

  @Test
  void the_version_of_an_unpacked_application_is_read_from_its_directory() throws IOException {
    Files.writeString(directory.resolve("git.properties"), "git.commit.id.abbrev=abc\n");
    properties.put("java.class.path", directory.toString());
    properties.put("sun.java.command", "com.shop.Main");
    assertThat(resolve(null).version()).isEqualTo("abc");
  }

  private String versionOfJar() throws IOException {
    properties.put("sun.java.command", writeJar("shop.jar") + " --fast");
    return resolve(null).version();
  }

  private Path writeJar(String name) throws IOException {
    Path file = directory.resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : jar.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return file;
  }

  private void put(String key, String value) {
    if (value != null) {
      properties.put(key, value);
    }
  }

  private Identity resolve(String arguments) {
    Sources sources = new Sources(arguments, Map.of(), name -> null, path -> Map.of());
    Options options = OptionsReader.read(sources).options();
    return new IdentityResolver(properties::get, environment::get).resolve(options, 42);
  }
}
