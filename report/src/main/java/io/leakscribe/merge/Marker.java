package io.leakscribe.merge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line that begins or ends a block: an HTML comment, so that no viewer shows it.
 *
 * @param end whether it ends the block
 * @param id of the block
 * @param frozen whether a person wants the block left as it is
 * @param hash of the body as it was generated; null when a person wrote the marker
 */
record Marker(boolean end, String id, boolean frozen, @Nullable String hash) {
  private static final Pattern ANY = Pattern.compile("\\s*<!--\\s*/?\\s*leakscribe\\s*:.*");
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*<!--\\s*(/?)\\s*leakscribe:([a-z0-9][a-z0-9.-]*)((?:\\s+[^\\s>]+)*?)\\s*-->\\s*");
  private static final Pattern HASH = Pattern.compile("sha256=([0-9a-f]+)");

  /** The marker on a line; null when there is none. */
  static @Nullable Marker of(String line, int number) throws MarkerException {
    if (!ANY.matcher(line).matches()) {
      return null;
    }
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new MarkerException(
          number,
          "the marker cannot be read; it has the form <!-- leakscribe:timeline sha256=… -->");
    }
    boolean frozen = false;
    String hash = null;
    for (String word : matcher.group(3).strip().split("\\s+", 0)) {
      Matcher hashed = HASH.matcher(word);
      if (hashed.matches()) {
        hash = hashed.group(1);
      } else if (word.equals("frozen")) {
        frozen = true;
      } else if (!word.isEmpty()) {
        throw new MarkerException(
            number, "'" + word + "' in the marker is unknown; 'frozen' may stand there");
      }
    }
    return new Marker(!matcher.group(1).isEmpty(), matcher.group(2), frozen, hash);
  }

  static String begin(String id, String hash) {
    return "<!-- leakscribe:" + id + " sha256=" + hash + " -->";
  }

  static String end(String id) {
    return "<!-- /leakscribe:" + id + " -->";
  }
}
