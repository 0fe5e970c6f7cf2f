package io.leakscribe.agent.attach;

import java.nio.file.Path;

/** The answer where Java cannot attach. */
final class WithoutAttach {
  private WithoutAttach() {}

  static String words(long pid, Path jar, String arguments) {
    return "this Java lacks the module jdk.attach; with a JDK run: jcmd "
        + pid
        + " JVMTI.agent_load "
        + quoted(jar.toString())
        + (arguments.isEmpty() ? "" : " " + quoted(arguments));
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:@%+,=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
