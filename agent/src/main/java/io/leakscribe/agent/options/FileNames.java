package io.leakscribe.agent.options;

import java.util.Locale;

/** Makes a name that an operator or an environment gave fit to be part of a path. */
public final class FileNames {
  private static final int LONGEST = 80;

  private FileNames() {}

  /**
   * Returns a name of letters, digits, dot, underscore and hyphen, never empty, never beginning
   * with a dot. A name that had to be changed ends in a hash of the original, so that two names
   * stay two.
   */
  public static String safe(String name) {
    String clean = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.+", "_");
    String brief = clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    if (brief.equals(name) && !brief.isEmpty()) {
      return name;
    }
    return brief + "-" + String.format(Locale.ROOT, "%08x", name.hashCode());
  }
}
