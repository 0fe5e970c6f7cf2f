package io.leakscribe.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IsolatedLoaderTest {
  private static final String SERVICE = "META-INF/services/" + Supplier.class.getName();

  @TempDir private Path directory;
  private IsolatedLoader loader;

  /** Inside of the jar. */
  public static final class Inside implements Supplier<String> {
    @Override
    public String get() {
      return "from inside";
    }
  }

  /** Only on the test's class path. */
  static final class Outside {}

  @BeforeEach
  void open() throws IOException {
    Path jar = directory.resolve("test jar.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "9.8.7");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      String path = Inside.class.getName().replace('.', '/');
      put(out, "inst/" + path + ".classdata", bytes(path + ".class"));
      put(out, "inst/" + SERVICE, Inside.class.getName().getBytes(StandardCharsets.UTF_8));
      put(out, "inst/text.txt", "hello".getBytes(StandardCharsets.UTF_8));
      put(out, "outer.txt", "outer".getBytes(StandardCharsets.UTF_8));
    }
    loader = IsolatedLoader.open(jar.toFile());
  }

  @Test
  void prefers_its_own_copy_of_a_class() throws Exception {
    Class<?> own = loader.loadClass(Inside.class.getName());
    assertThat(own.getClassLoader()).isSameAs(loader);
    assertThat(own).isNotSameAs(Inside.class).isSameAs(loader.loadClass(Inside.class.getName()));
    assertThat(own.getProtectionDomain().getCodeSource().getLocation().toString())
        .endsWith("test%20jar.jar");
  }

  @Test
  void gives_its_packages_the_version_of_the_jar() throws Exception {
    Package own = loader.loadClass(Inside.class.getName()).getPackage();
    assertThat(own.getName()).isEqualTo("io.leakscribe.launch");
    assertThat(own.getImplementationVersion()).isEqualTo("9.8.7");
  }

  @Test
  void does_not_see_the_class_path() {
    assertThatThrownBy(() -> loader.loadClass(Outside.class.getName()))
        .isInstanceOf(ClassNotFoundException.class);
    assertThat(loader.getResource("org/junit/jupiter/api/Test.class")).isNull();
  }

  @Test
  void sees_the_jdk() throws Exception {
    assertThat(loader.loadClass("java.sql.Connection").getClassLoader())
        .isSameAs(ClassLoader.getPlatformClassLoader());
    assertThat(loader.loadClass("com.sun.tools.attach.VirtualMachine")).isNotNull();
  }

  @Test
  void finds_resources_of_its_own_alone() throws Exception {
    URL text = loader.getResource("text.txt");
    assertThat(text).isNotNull();
    try (InputStream in = text.openStream()) {
      assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("hello");
    }
    assertThat(Collections.list(loader.getResources("text.txt"))).hasSize(1);
    assertThat(loader.getResource("outer.txt")).isNull();
    assertThat(loader.getResource(Inside.class.getName().replace('.', '/') + ".class")).isNotNull();
  }

  @Test
  @SuppressWarnings("rawtypes")
  void finds_services_of_its_own() {
    assertThat(ServiceLoader.load(Supplier.class, loader))
        .singleElement()
        .satisfies(supplier -> assertThat(supplier.get()).isEqualTo("from inside"));
  }

  @Test
  void says_what_is_missing() {
    assertThatThrownBy(() -> loader.entry("bridge/X.classdata"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("\"bridge/X.classdata\"")
        .hasMessageContaining("not repacked");
  }

  private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(content);
    out.closeEntry();
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = IsolatedLoaderTest.class.getClassLoader().getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
