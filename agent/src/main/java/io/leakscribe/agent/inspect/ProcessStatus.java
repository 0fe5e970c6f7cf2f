package io.leakscribe.agent.inspect;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code /proc/PID/status} says, which everybody may read.
 *
 * @param uid the effective user, −1 when not told
 * @param gid the effective group, −1 when not told
 * @param groups further groups
 * @param pids the process's id in each namespace, that of its own last; empty when not told
 * @param caught mask of the signals that it handles; all of them when not told
 * @param residentBytes memory in use, −1 when not told
 * @param zombie whether it has ended, and nobody has asked for its exit code yet
 */
public record ProcessStatus(
    long uid,
    long gid,
    List<Long> groups,
    List<Long> pids,
    long caught,
    long residentBytes,
    boolean zombie) {
  private static final int SIGQUIT = 3;
  private static final Pattern LINE = Pattern.compile("(?m)^(\\w+):[ \\t]*(.*)$");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  /** Copies the lists. */
  public ProcessStatus {
    groups = List.copyOf(groups);
    pids = List.copyOf(pids);
  }

  /** Reads the text; what is missing in it is not told. */
  public static ProcessStatus parse(String text) {
    var lines =
        LINE.matcher(text)
            .results()
            .collect(Collectors.toMap(m -> m.group(1), m -> m.group(2), (first, second) -> first));
    return new ProcessStatus(
        at(numbers(lines.getOrDefault("Uid", "")), 1),
        at(numbers(lines.getOrDefault("Gid", "")), 1),
        numbers(lines.getOrDefault("Groups", "")),
        numbers(lines.getOrDefault("NSpid", "")),
        mask(lines.getOrDefault("SigCgt", "")),
        kilobytes(lines.getOrDefault("VmRSS", "")),
        lines.getOrDefault("State", "").startsWith("Z"));
  }

  /** Whether it handles the signal that asks a JVM to listen; others are ended by it. */
  public boolean catchesQuit() {
    return (caught & 1L << (SIGQUIT - 1)) != 0;
  }

  /** Its id as it knows it itself, or this one. */
  public long ownPid(long otherwise) {
    return pids.isEmpty() ? otherwise : pids.get(pids.size() - 1);
  }

  /** Whether it lives in a pid namespace below that of the reader. */
  public boolean nested() {
    return pids.size() > 1;
  }

  private static long at(List<Long> numbers, int index) {
    return index < numbers.size() ? numbers.get(index) : -1;
  }

  private static List<Long> numbers(String text) {
    Stream<String> words = Arrays.stream(text.trim().split("\\s+", -1));
    return words.filter(NUMBER.asMatchPredicate()).map(Long::valueOf).toList();
  }

  private static long mask(String hex) {
    try {
      return Long.parseUnsignedLong(hex.trim(), 16);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static long kilobytes(String text) {
    Matcher number = NUMBER.matcher(text);
    return number.lookingAt() ? Long.parseLong(number.group()) * 1024 : -1;
  }
}
