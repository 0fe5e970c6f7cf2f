package io.leakscribe.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OwnCodeTest {
  private static final byte[] PACKED = {1, 2, 3};
  private static final byte[] WOVEN = {1, 2, 3, 4};

  @TempDir private Path directory;
  private IsolatedLoader loader;

  @BeforeEach
  void pack() throws IOException {
    Path jar = directory.resolve("ours.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("inst/org/slf4j/Logger.classdata"));
      out.write(PACKED);
    }
    loader = IsolatedLoader.open(jar.toFile());
  }

  @Test
  void puts_back_what_others_wove_into_our_libraries() {
    assertThat(transform(loader, "org/slf4j/Logger", WOVEN)).isEqualTo(PACKED);
  }

  @Test
  void leaves_alone_what_is_as_it_was_packed() {
    assertThat(transform(loader, "org/slf4j/Logger", PACKED.clone())).isNull();
  }

  @Test
  void leaves_alone_what_is_not_ours() {
    assertThat(transform(getClass().getClassLoader(), "org/slf4j/Logger", WOVEN)).isNull();
    assertThat(transform(null, "java/lang/Object", WOVEN)).isNull();
    assertThat(transform(loader, "org/others/Helper", WOVEN)).isNull();
    assertThat(transform(loader, null, WOVEN)).isNull();
  }

  private byte[] transform(ClassLoader of, String name, byte[] classFile) {
    return new OwnCode(loader).transform(of, name, null, null, classFile);
  }
}
