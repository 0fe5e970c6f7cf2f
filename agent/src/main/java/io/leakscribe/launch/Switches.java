package io.leakscribe.launch;

import java.io.File;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What must be known before anything is set up: whether to start at all. The full reading of the
 * options, with warnings, comes later and elsewhere.
 */
final class Switches {
  private Switches() {}

  /** Whether the operator switched the agent off, by argument, system property or environment. */
  static boolean disabled(@Nullable String agentArgs) {
    return "false".equals(value(agentArgs, "enabled"));
  }

  /** Whether stack traces are wanted. */
  static boolean debug(@Nullable String agentArgs) {
    return "true".equals(value(agentArgs, "debug"));
  }

  /**
   * Whether this JVM runs a tool of the JDK: {@code JAVA_TOOL_OPTIONS} reaches them too, and a word
   * of ours in the output of jcmd or keytool breaks scripts.
   *
   * @param mainModule the property jdk.module.main
   * @param command the property sun.java.command
   */
  static boolean jdkTool(@Nullable String mainModule, @Nullable String command) {
    if (mainModule == null || !(mainModule.startsWith("jdk.") || mainModule.startsWith("java."))) {
      return false;
    }
    // "java Shop.java" compiles and runs an application: that is not a tool.
    return command == null || !command.contains("com.sun.tools.javac.launcher.");
  }

  /**
   * Whether this JVM only says a word to a server or about it, as {@code catalina.sh stop} does:
   * {@code JAVA_OPTS} and {@code JAVA_TOOL_OPTIONS} reach it too, and it would be a run of its own
   * in the journal.
   *
   * @param command the property sun.java.command
   */
  static boolean serverTool(@Nullable String command) {
    if (command == null) {
      return false;
    }
    if (command.startsWith("org.apache.catalina.startup.Bootstrap")) {
      return command.endsWith(" stop") || command.endsWith(" configtest");
    }
    return command.startsWith("org.apache.catalina.util.ServerInfo")
        || command.startsWith("org.apache.catalina.startup.Tool")
        || (command.contains("start.jar ") && command.contains(" --stop"));
  }

  /** Whether this JVM runs our own command line. */
  static boolean ownCommand(@Nullable String command, File ownJar) {
    int end = command == null ? -1 : command.indexOf(".jar");
    return command != null
        && end >= 0
        && new File(command.substring(0, end + 4)).getAbsoluteFile().equals(ownJar);
  }

  private static @Nullable String value(@Nullable String agentArgs, String key) {
    String value = argument(agentArgs, key);
    if (value == null || value.isEmpty()) {
      value = System.getProperty("leakscribe." + key);
    }
    if (value == null || value.isEmpty()) {
      value = System.getenv("LEAKSCRIBE_" + key.toUpperCase(Locale.ROOT));
    }
    return value == null ? null : value.trim().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String argument(@Nullable String agentArgs, String key) {
    if (agentArgs == null) {
      return null;
    }
    for (String pair : agentArgs.split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(0, equals).trim().equals(key)) {
        return pair.substring(equals + 1).trim();
      }
    }
    return null;
  }
}
