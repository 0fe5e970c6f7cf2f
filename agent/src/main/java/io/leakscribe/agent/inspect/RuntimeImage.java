package io.leakscribe.agent.inspect;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code release} file of a JDK, a JRE or an image of jlink.
 *
 * @param version such as {@code 17.0.15}, empty when not told
 * @param variant such as {@code Hotspot} or {@code Openj9}, empty when not told
 * @param modules all modules of the image, empty when not told
 */
public record RuntimeImage(String version, String variant, Set<String> modules) {
  /** Of which nothing is known. */
  public static final RuntimeImage UNKNOWN = new RuntimeImage("", "", Set.of());

  private static final Pattern LINE = Pattern.compile("(?m)^([A-Z_]+)=\"([^\"\n]*)\"");

  /** Copies the set. */
  public RuntimeImage {
    modules = Set.copyOf(modules);
  }

  static RuntimeImage parse(String release) {
    return new RuntimeImage(
        value(release, "JAVA_VERSION").orElse(""),
        value(release, "JVM_VARIANT").orElse(""),
        value(release, "MODULES")
            .map(text -> Set.copyOf(List.of(text.trim().split("\\s+", -1))))
            .orElse(Set.of()));
  }

  private static Optional<String> value(String release, String name) {
    Matcher lines = LINE.matcher(release);
    while (lines.find()) {
      if (lines.group(1).equals(name)) {
        return Optional.of(lines.group(2)).filter(text -> !text.isBlank());
      }
    }
    return Optional.empty();
  }

  /** Whether the module is surely not in the image. */
  public boolean lacks(String module) {
    return !modules.isEmpty() && !modules.contains(module);
  }
}
