package io.leakscribe.bench.service;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Events of the flight recorder as they are asked for: {@code NAME}, or {@code NAME#SETTING=VALUE},
 * which may be there several times for one name.
 */
final class Events {
  private Events() {}

  /** A settings file with these events, and nothing else. */
  static String settings(List<String> events) {
    StringBuilder text = new StringBuilder();
    text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<configuration version=\"2.0\">\n");
    byName(events)
        .forEach(
            (name, settings) -> {
              text.append("  <event name=\"").append(name).append("\">\n");
              settings.forEach((key, value) -> text.append(setting(key, value)));
              text.append("  </event>\n");
            });
    return text.append("</configuration>\n").toString();
  }

  private static String setting(String key, String value) {
    return "    <setting name=\"" + key + "\">" + value + "</setting>\n";
  }

  static Map<String, Map<String, String>> byName(List<String> events) {
    Map<String, Map<String, String>> byName = new TreeMap<>();
    for (String event : events) {
      String[] parts = event.split("#", 2);
      Map<String, String> settings = byName.computeIfAbsent(parts[0], name -> new TreeMap<>());
      settings.putIfAbsent("enabled", "true");
      settings.putIfAbsent("stackTrace", "false");
      if (parts.length == 2) {
        String[] setting = parts[1].split("=", 2);
        settings.put(setting[0], setting.length == 2 ? setting[1] : "true");
      }
    }
    return byName;
  }
}
