package io.leakscribe.agent.options;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The version that the build wrote into the application: the commit of git.properties, else the
 * version of build-info.properties, else that of the manifest.
 */
final class DeployedVersion {
  private static final String[] ROOTS = {"", "BOOT-INF/classes/", "WEB-INF/classes/"};
  private static final int COMMIT_LENGTH = 12;
  private static final int LARGEST = 64 * 1024;

  private DeployedVersion() {}

  static @Nullable String of(List<Path> places) {
    for (Path place : places) {
      String version = Files.isDirectory(place) ? ofDirectory(place) : ofZip(place);
      if (version != null) {
        return version;
      }
    }
    return null;
  }

  private static @Nullable String ofDirectory(Path directory) {
    return version(
        name -> {
          Path file = directory.resolve(name);
          return Files.isRegularFile(file) ? Files.newInputStream(file) : null;
        });
  }

  private static @Nullable String ofZip(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return version(
          name -> {
            ZipEntry entry = zip.getEntry(name);
            return entry == null ? null : zip.getInputStream(entry);
          });
    } catch (IOException e) {
      return null;
    }
  }

  private interface Opener {
    @Nullable InputStream open(String name) throws IOException;
  }

  private static @Nullable String version(Opener files) {
    String version = null;
    for (int i = 0; version == null && i < ROOTS.length; i++) {
      version = git(properties(files, ROOTS[i] + "git.properties"));
    }
    for (int i = 0; version == null && i < ROOTS.length; i++) {
      Properties build = properties(files, ROOTS[i] + "META-INF/build-info.properties");
      version = value(build, "build.version");
    }
    return version != null ? version : manifest(files);
  }

  private static @Nullable String git(Properties git) {
    String commit = value(git, "git.commit.id.abbrev");
    commit = commit != null ? commit : value(git, "git.commit.id");
    commit = commit != null ? commit : value(git, "git.commit.id.full");
    if (commit == null) {
      return null;
    }
    String brief = commit.substring(0, Math.min(COMMIT_LENGTH, commit.length()));
    String build = value(git, "git.build.version");
    return build == null ? brief : build + "+" + brief;
  }

  private static @Nullable String value(Properties properties, String key) {
    String value = properties.getProperty(key);
    // A build without filtering leaves its placeholder behind.
    return value == null || value.isBlank() || value.contains("${") ? null : value.trim();
  }

  private static Properties properties(Opener files, String name) {
    Properties properties = new Properties();
    try (InputStream in = files.open(name)) {
      if (in != null) {
        properties.load(new ByteArrayInputStream(in.readNBytes(LARGEST)));
      }
    } catch (IOException | IllegalArgumentException e) {
      properties.clear();
    }
    return properties;
  }

  private static @Nullable String manifest(Opener files) {
    try (InputStream in = files.open("META-INF/MANIFEST.MF")) {
      String version =
          in == null
              ? null
              : new Manifest(in)
                  .getMainAttributes()
                  .getValue(Attributes.Name.IMPLEMENTATION_VERSION);
      return version == null || version.isBlank() ? null : version.trim();
    } catch (IOException e) {
      return null;
    }
  }
}
