package io.leakscribe.prometheus;

import io.leakscribe.outside.Measure;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an operator wants to be measured beside the usual, from {@value #FILE}.
 *
 * @param targets label matchers of the service's targets; null when they are to be found
 * @param own queries of one's own
 * @param problems what in the file could not be used, a sentence each
 */
public record ImpactSettings(
    @Nullable String targets, List<OwnMeasure> own, List<String> problems) {
  /** Lies in the service's directory, or above it for all services. */
  public static final String FILE = "impact.properties";

  private static final int MAX_BYTES = 64 << 10;
  private static final int MAX_MEASURES = 20;
  private static final int MAX_QUERY = 4000;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final ImpactSettings NONE = new ImpactSettings(null, List.of(), List.of());

  public ImpactSettings {
    own = List.copyOf(own);
    problems = List.copyOf(problems);
  }

  /** A measure and its query, with {@code $targets} and {@code $window} to be filled in. */
  public record OwnMeasure(Measure measure, String query) {}

  /** Those of a service; nothing when it has no such file. */
  public static ImpactSettings of(Path serviceDir) {
    Path parent = serviceDir.toAbsolutePath().normalize().getParent();
    Path own = serviceDir.resolve(FILE);
    if (Files.isRegularFile(own)) {
      return read(own);
    }
    Path shared = parent == null ? own : parent.resolve(FILE);
    return Files.isRegularFile(shared) ? read(shared) : NONE;
  }

  private static ImpactSettings read(Path file) {
    Properties properties = new Properties();
    try (Reader text = new StringReader(text(file))) {
      properties.load(text);
    } catch (CharacterCodingException e) {
      return broken(file, "it is not UTF-8");
    } catch (IOException | IllegalArgumentException e) {
      return broken(file, Failures.oneLine(e.getMessage()));
    }
    Map<String, String> entries = new TreeMap<>();
    properties.stringPropertyNames().forEach(k -> entries.put(k, properties.getProperty(k)));
    return parse(entries);
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException("it is larger than 64 KiB");
    }
    byte[] bytes = Files.readAllBytes(file);
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static ImpactSettings broken(Path file, String why) {
    String problem = "The file " + file.getFileName() + " was not used: " + why + ".";
    return new ImpactSettings(null, List.of(), List.of(problem));
  }

  private static ImpactSettings parse(Map<String, String> entries) {
    List<OwnMeasure> own = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    String targets = null;
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      String key = entry.getKey();
      String value = entry.getValue().strip();
      if (key.equals("targets")) {
        targets = value.isEmpty() ? null : value;
      } else if (!isAttribute(key, entries)) {
        String why = refused(key, value, own.size());
        if (why == null) {
          own.add(new OwnMeasure(measure(key, entries, problems), value));
        } else {
          problems.add("In " + FILE + ", '" + Failures.oneLine(key) + "' was not used: " + why);
        }
      }
    }
    return new ImpactSettings(targets, own, problems);
  }

  private static boolean isAttribute(String key, Map<String, String> entries) {
    int dot = key.lastIndexOf('.');
    return dot > 0
        && entries.containsKey(key.substring(0, dot))
        && List.of("unit", "better", "title").contains(key.substring(dot + 1));
  }

  private static @Nullable String refused(String key, String query, int taken) {
    if (!NAME.matcher(key).matches() || UsualMeasures.NAMES.contains(key)) {
      return "a name is lower-case letters, digits and dashes, and none of "
          + String.join(", ", UsualMeasures.NAMES)
          + ".";
    } else if (query.isEmpty() || query.length() > MAX_QUERY) {
      return "a query has 1 to " + MAX_QUERY + " characters.";
    }
    return taken == MAX_MEASURES ? "there may be " + MAX_MEASURES + " of them." : null;
  }

  private static Measure measure(String name, Map<String, String> entries, List<String> problems) {
    String better = entries.getOrDefault(name + ".better", "lower").strip();
    Measure.Better way = Measure.Better.LOWER;
    if (better.equals("higher")) {
      way = Measure.Better.HIGHER;
    } else if (!better.equals("lower")) {
      problems.add(
          "In " + FILE + ", '" + name + ".better' must be lower or higher; lower is taken.");
    }
    String unit = entries.getOrDefault(name + ".unit", "").strip().toLowerCase(Locale.ROOT);
    return new Measure(name, entries.getOrDefault(name + ".title", name).strip(), unit, way);
  }
}
