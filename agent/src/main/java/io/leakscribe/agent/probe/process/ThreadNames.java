package io.leakscribe.agent.probe.process;

import java.util.regex.Pattern;

/** Takes out of a name what differs from one thread or class to the next of its kind. */
final class ThreadNames {
  private static final int LONGEST = 120;

  /** Ids in hexadecimal: eight digits or more, a number among them. */
  private static final Pattern HEX =
      Pattern.compile("\\b(?=[0-9a-fA-F-]*[0-9])[0-9a-fA-F]{8,}(-[0-9a-fA-F]{4,})*\\b");

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private ThreadNames() {}

  /** {@code pool-#-thread-#} for {@code pool-3-thread-17}; at most {@value #LONGEST} characters. */
  static String pattern(String name) {
    String cut = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    if (cut.chars().noneMatch(c -> c >= '0' && c <= '9')) {
      return cut;
    }
    String ids = cut.length() < 8 ? cut : HEX.matcher(cut).replaceAll("#");
    return NUMBER.matcher(ids).replaceAll("#");
  }
}
