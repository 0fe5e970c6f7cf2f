package io.leakscribe.agent.options;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * OpenTelemetry's {@code OTEL_RESOURCE_ATTRIBUTES}: {@code key=value,key=value}, percent-encoded.
 */
record ResourceAttributes(Map<String, String> values) {

  static ResourceAttributes parse(@Nullable String text) {
    Map<String, String> values = new HashMap<>();
    for (String pair : text == null ? new String[0] : text.split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && equals < pair.length() - 1) {
        values.put(pair.substring(0, equals).trim(), decode(pair.substring(equals + 1).trim()));
      }
    }
    return new ResourceAttributes(values);
  }

  @Nullable String get(String key) {
    String value = values.get(key);
    return value == null || value.isBlank() ? null : value;
  }

  private static String decode(String value) {
    try {
      // The decoder is made for forms, where a plus sign is a blank; here it is a plus sign.
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return value;
    }
  }
}
