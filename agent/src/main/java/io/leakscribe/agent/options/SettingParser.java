package io.leakscribe.agent.options;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns the texts into values; one that is bad becomes a warning and the default. */
final class SettingParser {
  private final Map<Key, Setting> settings;
  private final List<String> warnings;
  private final Map<String, String> effective = new TreeMap<>();

  SettingParser(Map<Key, Setting> settings, List<String> warnings) {
    this.settings = settings;
    this.warnings = warnings;
  }

  Options options() {
    return new Options(
        required(Key.ENABLED, SettingParser::bool, "write true or false"),
        optional(Key.SERVICE, Function.identity(), ""),
        optional(Key.INSTANCE, Function.identity(), ""),
        optional(Key.VERSION, Function.identity(), ""),
        required(Key.DIR, SettingParser::path, "write the path of a directory"),
        required(Key.PORT, SettingParser::port, "write -1 (none), 0 (any free) or 1 to 65535"),
        required(Key.HOST, SettingParser::host, "write a host name or address, without a port"),
        optional(Key.WEB_CONFIG, SettingParser::path, "write the path of a file"),
        list(Key.INCLUDE),
        list(Key.EXCLUDE),
        list(Key.SESSIONS),
        list(Key.CACHES),
        required(Key.DRAFTS, SettingParser::bool, "write true or false"),
        required(Key.PAUSE_BUDGET, SettingParser::duration, "write 200ms, 1s or 0"),
        optional(Key.CONFIG, SettingParser::path, "write the path of a file"),
        required(Key.DEBUG, SettingParser::bool, "write true or false"));
  }

  /** What differs from the defaults; complete once {@link #options} has been called. */
  Map<String, String> effective() {
    return effective;
  }

  private <T> T required(Key key, Function<String, @Nullable T> parser, String advice) {
    T given = optional(key, parser, advice);
    if (given != null) {
      return given;
    }
    T standard = parser.apply(String.valueOf(key.standard()));
    if (standard == null) {
      throw new IllegalStateException("the default of " + key.text() + " does not parse");
    }
    return standard;
  }

  private <T> @Nullable T optional(Key key, Function<String, @Nullable T> parser, String advice) {
    Setting setting = settings.get(key);
    if (setting == null) {
      return null;
    }
    T value = parser.apply(setting.value());
    if (value == null) {
      warnings.add(badValue(key, setting, advice));
    } else if (!isDefault(key, value, parser)) {
      effective.put(key.text(), setting.value());
    }
    return value;
  }

  private static <T> boolean isDefault(Key key, T value, Function<String, @Nullable T> parser) {
    String standard = key.standard();
    return standard != null && value.equals(parser.apply(standard));
  }

  private static String badValue(Key key, Setting setting, String advice) {
    String standard = key.standard();
    return "\""
        + setting.value()
        + "\" ("
        + setting.place()
        + ") is not a value for "
        + key.text()
        + ": "
        + advice
        + (standard == null ? "; ignored" : "; using " + standard);
  }

  private List<String> list(Key key) {
    List<String> items = optional(key, SettingParser::items, "");
    return items == null ? List.of() : items;
  }

  private static List<String> items(String text) {
    return Arrays.stream(text.split(";", -1)).map(String::trim).filter(s -> !s.isEmpty()).toList();
  }

  private static @Nullable Boolean bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> null;
    };
  }

  private static @Nullable Integer port(String text) {
    try {
      int port = Integer.parseInt(text);
      return port >= -1 && port <= 65_535 ? port : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable String host(String text) {
    boolean pure = text.chars().noneMatch(c -> Character.isWhitespace(c) || c == '/');
    boolean withPort = text.indexOf(':') >= 0 && text.indexOf(':') == text.lastIndexOf(':');
    return pure && !withPort ? text : null;
  }

  private static @Nullable Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static @Nullable Duration duration(String text) {
    return Durations.parse(text);
  }
}
