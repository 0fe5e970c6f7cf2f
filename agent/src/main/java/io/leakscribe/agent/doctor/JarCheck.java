package io.leakscribe.agent.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** Whether a jar is leakscribe.jar as it was released: repacked into another it does not work. */
final class JarCheck {
  private static final String NAME = "jar";
  private static final String[] ENTRIES = {
    "bridge/LeakscribeBridge.classdata", "io/leakscribe/launch/LeakscribeAgent.class"
  };

  private JarCheck() {}

  static Check of(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      String missing = missing(file);
      return missing.isEmpty()
          ? Check.ok(NAME, jar + ", complete")
          : Check.fail(
              NAME,
              jar + " has no " + missing + ": the agent will not start from it",
              "use leakscribe.jar as it was released, not repacked into another jar");
    } catch (IOException | SecurityException e) {
      return Check.fail(
          NAME, jar + " cannot be read as a jar (" + e.getMessage() + ")", "copy it again");
    }
  }

  private static String missing(JarFile file) throws IOException {
    Manifest manifest = file.getManifest();
    Attributes main = manifest == null ? new Attributes() : manifest.getMainAttributes();
    for (String name : new String[] {"Premain-Class", "Agent-Class"}) {
      if (main.getValue(name) == null) {
        return name + " in its manifest";
      }
    }
    for (String entry : ENTRIES) {
      if (file.getEntry(entry) == null) {
        return entry;
      }
    }
    return "";
  }
}
