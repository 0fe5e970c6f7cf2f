package io.leakscribe.agent.observe;

import java.util.regex.Pattern;

/**
 * Takes out of a name what differs from one thread or class to the next of its kind, and what may
 * be somebody's data: some programs put a request into the name of the thread that serves it.
 */
public final class ThreadNames {
  private static final int LONGEST = 120;

  /** Ids in hexadecimal: eight digits or more, a number among them. */
  private static final Pattern HEX =
      Pattern.compile("\\b(?=[0-9a-fA-F-]*[0-9])[0-9a-fA-F]{8,}(-[0-9a-fA-F]{4,})*\\b");

  /** Letters and digits that take turns, as in tokens and hashes: no word does that. */
  private static final Pattern TOKEN =
      Pattern.compile("(?=[A-Za-z0-9]{8})[A-Za-z]*[0-9]+[A-Za-z]+[0-9]+[A-Za-z0-9]*");

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private ThreadNames() {}

  /** From the first of these on a name is no name any more: a path, a query, a sentence. */
  private static final Pattern DATA = Pattern.compile("[/?=&@:,;|\"'<>\\\\(].*|\\s+\\S+\\s.*");

  /** {@code pool-#-thread-#} for {@code pool-3-thread-17}; at most {@value #LONGEST} characters. */
  public static String pattern(String name) {
    String plain = DATA.matcher(name).replaceFirst("");
    String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    if (cut.chars().noneMatch(c -> c >= '0' && c <= '9')) {
      return cut;
    }
    String ids = cut.length() < 8 ? cut : HEX.matcher(cut).replaceAll("#");
    return NUMBER.matcher(TOKEN.matcher(ids).replaceAll("#")).replaceAll("#");
  }
}
