package io.leakscribe.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** The agent's jar as a careless repackaging leaves it: the launcher alone. */
final class BareJar {
  private BareJar() {}

  static Path write(Path target) throws IOException {
    try (JarFile whole = new JarFile(ForkedJvm.agentJar().toFile());
        JarOutputStream out =
            new JarOutputStream(Files.newOutputStream(target), whole.getManifest())) {
      for (ZipEntry entry : whole.stream().filter(BareJar::launcher).toList()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        try (InputStream in = whole.getInputStream(entry)) {
          in.transferTo(out);
        }
        out.closeEntry();
      }
    }
    return target;
  }

  private static boolean launcher(ZipEntry entry) {
    return entry.getName().startsWith("io/leakscribe/launch/") && !entry.isDirectory();
  }
}
