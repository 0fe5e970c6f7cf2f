package io.leakscribe.serve;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The fields of a form, as a browser sends them. */
final class Form {
  static final String TYPE = "application/x-www-form-urlencoded";
  private static final int MOST_FIELDS = 20;

  private Form() {}

  /**
   * The first value of each field.
   *
   * @throws IllegalArgumentException when it is no form
   */
  static Map<String, String> parse(byte[] body) {
    Map<String, String> fields = new HashMap<>();
    String[] pairs = new String(body, StandardCharsets.US_ASCII).split("&", MOST_FIELDS + 1);
    if (pairs.length > MOST_FIELDS) {
      throw new IllegalArgumentException("too many fields");
    }
    for (String pair : pairs) {
      String[] both = pair.split("=", 2);
      fields.putIfAbsent(decode(both[0]), both.length == 2 ? decode(both[1]) : "");
    }
    return fields;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
