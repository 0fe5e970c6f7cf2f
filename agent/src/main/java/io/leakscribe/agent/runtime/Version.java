package io.leakscribe.agent.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The agent's own version, as the build wrote it. */
final class Version {
  private static final String RESOURCE = "/leakscribe-version.properties";

  private Version() {}

  static String ofAgent() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      return "unknown";
    }
    return properties.getProperty("version", "unknown");
  }
}
