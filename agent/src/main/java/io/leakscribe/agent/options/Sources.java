package io.leakscribe.agent.options;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The four places that settings come from.
 *
 * @param agentArgs the text after {@code -javaagent:leakscribe.jar=}, null when there is none
 * @param properties the system properties
 * @param environment variable to value; null = not set
 * @param files reads a properties file
 */
public record Sources(
    @Nullable String agentArgs,
    Map<String, String> properties,
    Function<String, @Nullable String> environment,
    PropertiesFile files) {
  private static final int MOST_BYTES = 1 << 20;

  /** Reads a properties file. */
  @FunctionalInterface
  public interface PropertiesFile {
    /** Returns all entries, or throws with the reason. */
    Map<String, String> read(Path file) throws IOException;
  }

  /** The real places of this process. */
  public static Sources ofThisProcess(@Nullable String agentArgs) {
    return new Sources(
        agentArgs, strings(System.getProperties()), System::getenv, Sources::readUtf8);
  }

  /** On the thread that starts the application: a pipe or a device could keep it for good. */
  private static Map<String, String> readUtf8(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException("not a regular file");
    }
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException("longer than " + MOST_BYTES + " bytes");
      }
      properties.load(new StringReader(utf8(bytes)));
    } catch (IllegalArgumentException malformed) {
      throw new IOException(malformed.getMessage(), malformed);
    }
    return strings(properties);
  }

  private static String utf8(byte[] bytes) throws IOException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static Map<String, String> strings(Properties properties) {
    Map<String, String> result = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      result.put(name, properties.getProperty(name, ""));
    }
    return result;
  }
}
