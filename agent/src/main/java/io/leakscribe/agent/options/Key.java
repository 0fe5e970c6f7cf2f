package io.leakscribe.agent.options;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The keys, with their defaults as an operator would write them. */
enum Key {
  ENABLED("enabled", "true"),
  SERVICE("service", null),
  INSTANCE("instance", null),
  VERSION("version", null),
  DIR("dir", "./leakscribe"),
  PORT("port", "5325"),
  HOST("host", "127.0.0.1"),
  WEB_CONFIG("web.config", null),
  INCLUDE("include", null),
  EXCLUDE("exclude", null),
  SESSIONS("sessions", null),
  CACHES("caches", null),
  DRAFTS("drafts", "true"),
  PAUSE_BUDGET("pause.budget", "200ms"),
  CONFIG("config", null),
  DEBUG("debug", "false");

  static final String PROPERTY_PREFIX = "leakscribe.";

  private final String text;
  private final @Nullable String standard;

  Key(String text, @Nullable String standard) {
    this.text = text;
    this.standard = standard;
  }

  String text() {
    return text;
  }

  /** The default, or null where there is none that could be written down. */
  @Nullable String standard() {
    return standard;
  }

  String property() {
    return PROPERTY_PREFIX + text;
  }

  String environment() {
    return "LEAKSCRIBE_" + text.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  static boolean known(String text) {
    return named(text) != null;
  }

  static @Nullable Key named(String text) {
    for (Key key : values()) {
      if (key.text.equals(text)) {
        return key;
      }
    }
    return null;
  }
}
