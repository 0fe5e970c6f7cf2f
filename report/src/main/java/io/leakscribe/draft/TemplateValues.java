package io.leakscribe.draft;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import com.samskivert.mustache.BasicCollector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a template may see: maps, lists, texts, and yes or no. Numbers are texts as JSON has them.
 */
final class TemplateValues {
  private TemplateValues() {}

  static Object of(JsonElement json) {
    if (json.isJsonObject()) {
      Map<String, Object> values = new LinkedHashMap<>();
      json.getAsJsonObject().entrySet().forEach(e -> values.put(e.getKey(), of(e.getValue())));
      return values;
    } else if (json.isJsonArray()) {
      List<Object> values = new ArrayList<>();
      json.getAsJsonArray().forEach(value -> values.add(of(value)));
      return values;
    }
    return json instanceof JsonPrimitive value && value.isBoolean()
        ? value.getAsBoolean()
        : json.isJsonNull() ? "" : json.getAsString();
  }

  /** Without reflection: the library's own would call methods of whatever a name leads to. */
  static final class Collector extends BasicCollector {
    @Override
    public <K, V> Map<K, V> createFetcherCache() {
      return new ConcurrentHashMap<>();
    }
  }
}
