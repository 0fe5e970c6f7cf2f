package io.leakscribe.agent.alert;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/** Makes ids that a person can read out and a file system can bear. */
final class IncidentIds {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int LONGEST_SLUG = 48;

  private IncidentIds() {}

  /** {@code 20261121-0214-sessionregistry-sessions}; with a number behind it when it is taken. */
  static String create(Instant opened, String what, Set<String> taken) {
    String id = MINUTE.format(opened) + "-" + slug(what);
    String free = id;
    for (int n = 2; taken.contains(free); n++) {
      free = id + "-" + n;
    }
    return free;
  }

  private static String slug(String what) {
    int field = what.lastIndexOf('.');
    int type = field < 0 ? -1 : what.lastIndexOf('.', field - 1);
    String words = what.substring(type + 1).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String cut = words.substring(0, Math.min(LONGEST_SLUG, words.length()));
    String trimmed = cut.replaceAll("^-+|-+$", "");
    return trimmed.isEmpty() ? "leak" : trimmed;
  }
}
