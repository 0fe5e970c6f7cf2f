package com.example.corpus.unseen;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Reads one entry of each archive that is uploaded, by a URL: the JDK keeps the archive open. */
@Leak(
    value = "jar: URLs read with the cache on, an archive each",
    holders = {
      "sun\\.net\\.www\\.protocol\\.jar\\.JarFileFactory\\.(fileCache|urlCache)",
      "java\\.util\\.zip\\.ZipFile\\$Source\\.files",
      "java\\.util\\.zip\\.ZipFile\\$Source\\.(cen|entries)"
    },
    sites = {
      "JarPerUpload\\.\\w+",
      "sun\\.net\\.www\\.protocol\\.jar\\.\\S+",
      "java\\.util\\.zip\\S+"
    })
public final class JarPerUpload implements Program {
  private static final int ENTRIES = 500;

  private static Path template() throws IOException {
    Path jar = Files.createTempFile("template", ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (int i = 0; i < ENTRIES; i++) {
        out.putNextEntry(new JarEntry("texts/of/page/" + i + ".properties"));
        out.write(i);
        out.closeEntry();
      }
    }
    return jar;
  }

  private static int read(byte[] upload) throws IOException {
    Path jar = Files.createTempFile("upload", ".jar");
    try {
      Files.write(jar, upload);
      URL entry = new URL("jar:" + jar.toUri() + "!/texts/of/page/7.properties");
      try (InputStream in = entry.openStream()) {
        return in.read();
      }
    } finally {
      Files.delete(jar);
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Path template = template();
    byte[] upload = Files.readAllBytes(template);
    Files.delete(template);
    int sum = 0;
    while (pace.next()) {
      sum += read(upload);
    }
    System.out.println("read " + sum);
  }
}
