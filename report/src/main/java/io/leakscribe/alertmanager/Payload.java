package io.leakscribe.alertmanager;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message.
 *
 * @param via the Alertmanager's own URL; empty when it was not said
 * @param groupKey the group of alerts; empty when it was not said
 * @param truncated how many alerts of the group were left out, by the sender or by our bounds
 * @param received when it was received, if whoever saved it wrote that down
 * @param alerts what it tells, in its order
 */
record Payload(
    String via, String groupKey, long truncated, @Nullable Instant received, List<Told> alerts) {
  Payload {
    alerts = List.copyOf(alerts);
  }

  /**
   * One alert.
   *
   * @param fields what the journal keeps of it: strings, maps of strings and lists of strings
   * @param newest the newest time that it names and that can have passed when it was sent; null
   *     when it names none
   */
  record Told(Map<String, Object> fields, @Nullable Instant newest) {
    Told {
      fields = Map.copyOf(fields);
    }

    /** Its labels. */
    Map<String, String> labels() {
      return texts(fields.get("labels"));
    }

    private static Map<String, String> texts(@Nullable Object value) {
      Map<String, String> texts = new java.util.TreeMap<>();
      if (value instanceof Map<?, ?> map) {
        map.forEach((name, text) -> texts.put(String.valueOf(name), String.valueOf(text)));
      }
      return texts;
    }
  }
}
