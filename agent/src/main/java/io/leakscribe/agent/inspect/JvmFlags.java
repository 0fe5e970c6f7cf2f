package io.leakscribe.agent.inspect;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's part of a command line, with what {@code JAVA_TOOL_OPTIONS} added. It may hold secrets
 * of the application, so only what is asked for by name comes out.
 */
public final class JvmFlags {
  private final List<String> words;

  private JvmFlags(List<String> words) {
    this.words = words;
  }

  /** Takes the text as the JVM publishes it, blanks between the flags. */
  public static JvmFlags parse(@Nullable String text) {
    return new JvmFlags(text == null ? List.of() : List.of(text.trim().split("\\s+", -1)));
  }

  /**
   * Whether {@code -XX:+name} or {@code -XX:-name} is given, the last counts; null when neither.
   */
  public @Nullable Boolean given(String name) {
    int on = words.lastIndexOf("-XX:+" + name);
    int off = words.lastIndexOf("-XX:-" + name);
    return on == off ? null : on > off;
  }

  /** Whether a flag is on, by default if it is not given. */
  public boolean on(String name, boolean otherwise) {
    Boolean given = given(name);
    return given == null ? otherwise : given;
  }

  /** Whether a word is given exactly so, such as {@code -Xrs}. */
  public boolean has(String word) {
    return words.contains(word);
  }

  /** Whether any word begins so. */
  public boolean hasAny(String prefix) {
    return words.stream().anyMatch(word -> word.startsWith(prefix));
  }

  /** The agents that were given at the start: names of their files, without path and options. */
  public Set<String> agents() {
    Set<String> names = new LinkedHashSet<>();
    for (String word : words) {
      for (String kind : new String[] {"-javaagent:", "-agentpath:", "-agentlib:"}) {
        if (word.startsWith(kind)) {
          names.add(fileName(word.substring(kind.length())));
        }
      }
    }
    return names;
  }

  /** What follows the last word that begins so; null when there is none. */
  public @Nullable String after(String prefix) {
    String value = null;
    for (String word : words) {
      value = word.startsWith(prefix) ? word.substring(prefix.length()) : value;
    }
    return value;
  }

  private static String fileName(String value) {
    String path = value.replaceFirst("=.*", "");
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
