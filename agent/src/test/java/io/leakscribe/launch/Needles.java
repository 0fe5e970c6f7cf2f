package io.leakscribe.launch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * Finds a secret in bytes, however it is written there. The secret is of letters only, so that
 * escaping for JSON, HTML, Markdown or a URL leaves it as it is.
 */
final class Needles {
  private final Map<String, String> byEncoding = new TreeMap<>();

  Needles(String secret) {
    if (!secret.chars().allMatch(Character::isLetter)) {
      throw new IllegalArgumentException("letters only, or escaping hides it: " + secret);
    }
    byEncoding.put("as it is", secret);
    byEncoding.put("in lower case", secret.toLowerCase(Locale.ROOT));
    byEncoding.put("UTF-16, big", latin(secret.getBytes(UTF_16BE)));
    byEncoding.put("UTF-16, little", latin(secret.getBytes(UTF_16LE)));
    byEncoding.put("hexadecimal", HexFormat.of().formatHex(secret.getBytes(US_ASCII)));
    for (int before = 0; before < 3; before++) {
      byEncoding.put("base64, after " + before, base64("x".repeat(before) + secret));
    }
    byEncoding.put("percent", percent(secret));
  }

  /** How the secret is written there, with what is around it; empty where it is not. */
  List<String> in(byte[] bytes) {
    String text = latin(bytes);
    List<String> found = new ArrayList<>();
    byEncoding.forEach(
        (encoding, needle) -> {
          int at = text.indexOf(needle);
          if (at >= 0) {
            int from = Math.max(0, at - 60);
            int to = Math.min(text.length(), at + needle.length() + 60);
            found.add(encoding + ": " + text.substring(from, to).replaceAll("\\p{Cntrl}", "·"));
          }
        });
    return found;
  }

  /** The characters that stand for nothing but the secret, whatever comes before and after. */
  private static String base64(String text) {
    String encoded = Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(US_ASCII));
    return encoded.substring(4, encoded.length() - 4);
  }

  private static String percent(String text) {
    BinaryOperator<String> join = String::concat;
    return text.chars().mapToObj(c -> "%%%02X".formatted(c)).reduce("", join);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
