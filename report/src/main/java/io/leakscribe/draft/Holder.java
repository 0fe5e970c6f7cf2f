package io.leakscribe.draft;

import io.leakscribe.journal.Suspect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A holder as code names it.
 *
 * @param full {@code com.shop.SessionRegistry.sessions}
 * @param type {@code SessionRegistry}
 * @param field {@code sessions}
 */
record Holder(String full, String type, String field) {
  private static final List<String> LIBRARIES =
      List.of("java.", "javax.", "jdk.", "sun.", "jakarta.", "org.springframework.", "org.apache.");

  /** Null for what is no field: {@code threads pool-#-thread-#}, or nothing found. */
  static @Nullable Holder of(Suspect suspect) {
    String name = suspect.holder();
    int dot = name == null ? -1 : name.lastIndexOf('.');
    if (name == null || dot <= 0 || dot == name.length() - 1 || name.indexOf(' ') >= 0) {
      return null;
    }
    String type = name.substring(name.lastIndexOf('.', dot - 1) + 1, dot);
    return new Holder(name, type.substring(type.lastIndexOf('$') + 1), name.substring(dot + 1));
  }

  /** Whether a test of the service cannot well make one and look into it. */
  boolean isOfLibrary() {
    return LIBRARIES.stream().anyMatch(full::startsWith);
  }

  /** {@code SessionRegistryLeakTest}. */
  String testName() {
    return type + "LeakTest";
  }

  /** {@code sessionRegistry.sessions}. */
  String inTest() {
    String variable =
        type.isEmpty() ? "it" : Character.toLowerCase(type.charAt(0)) + type.substring(1);
    return variable + "." + field;
  }
}
