package io.leakscribe.agent.options;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings from their four places. The first that sets a key wins: agent argument, system
 * property, environment, the file named by {@code config}. An empty value counts as not set.
 *
 * <p>Nothing is thrown: what cannot be used is a warning and the default.
 */
public final class OptionsReader {
  private static final int MOST_WARNINGS = 20;
  private static final int LONGEST_WARNING = 600;

  private final Sources sources;
  private final List<String> warnings = new ArrayList<>();
  private final Map<Key, Setting> settings = new LinkedHashMap<>();

  private OptionsReader(Sources sources) {
    this.sources = sources;
  }

  /** Reads all of the options. */
  public static OptionsReading read(Sources sources) {
    OptionsReader reader = new OptionsReader(sources);
    reader.collect();
    SettingParser parser = new SettingParser(reader.settings, reader.warnings);
    Options options = parser.options();
    return new OptionsReading(options, brief(reader.warnings), parser.effective());
  }

  /** Keys and values may be of any length, and of any number. */
  private static List<String> brief(List<String> warnings) {
    List<String> brief = new ArrayList<>();
    for (String warning : warnings.subList(0, Math.min(MOST_WARNINGS, warnings.size()))) {
      int left = warning.length() - LONGEST_WARNING;
      brief.add(
          left <= 0
              ? warning
              : warning.substring(0, LONGEST_WARNING / 2)
                  + "…"
                  + warning.substring(warning.length() - LONGEST_WARNING / 2));
    }
    if (warnings.size() > MOST_WARNINGS) {
      brief.add("and " + (warnings.size() - MOST_WARNINGS) + " more options that cannot be used");
    }
    return brief;
  }

  private void collect() {
    Map<String, String> arguments = AgentArguments.parse(sources.agentArgs(), warnings);
    warnOfUnknown(arguments, "", "agent argument");
    warnOfUnknown(sources.properties(), Key.PROPERTY_PREFIX, "system property");
    for (Key key : Key.values()) {
      offer(key, arguments.get(key.text()), "agent argument " + key.text());
      offer(key, sources.properties().get(key.property()), "system property " + key.property());
      offerEnvironment(key);
    }
    readFile();
  }

  // A Kubernetes service named leakscribe makes LEAKSCRIBE_PORT=tcp://10.0.0.1:5325 appear in every
  // pod of its namespace. Nobody set that.
  private void offerEnvironment(Key key) {
    String value = sources.environment().apply(key.environment());
    if (value != null && key == Key.PORT && value.matches("(tcp|udp|sctp)://.*")) {
      return;
    }
    offer(key, value, "environment variable " + key.environment());
  }

  private void offer(Key key, @Nullable String value, String place) {
    String text = value == null ? "" : value.strip().trim();
    if (!text.isEmpty()) {
      settings.putIfAbsent(key, new Setting(text, place));
    }
  }

  private void readFile() {
    Setting config = settings.get(Key.CONFIG);
    if (config == null) {
      return;
    }
    try {
      Map<String, String> file = sources.files().read(Path.of(config.value()));
      String place = "\"" + config.value() + "\"";
      warnOfUnknown(file, "", "in " + place + ",");
      for (Key key : Key.values()) {
        offer(key, file.get(key.text()), key.text() + " in " + place);
      }
    } catch (IOException | InvalidPathException e) {
      warnings.add(
          "cannot read \""
              + config.value()
              + "\" ("
              + config.place()
              + "): "
              + e
              + "; what it sets does not count");
    }
  }

  private void warnOfUnknown(Map<String, String> given, String prefix, String place) {
    for (String name : given.keySet()) {
      if (name.startsWith(prefix) && !Key.known(name.substring(prefix.length()))) {
        warnings.add(
            place
                + " \""
                + name
                + "\" is unknown and ignored; "
                + KeySuggestion.of(name.substring(prefix.length())));
      }
    }
  }
}
