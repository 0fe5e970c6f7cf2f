package io.leakscribe.journal;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads who wrote a sample and when, and leaves its values alone. Samples are nearly all of a
 * journal, and building the tree of each takes some twenty times as long as this.
 */
final class SampleHead {
  private static final String TIME = "{\"v\":1,\"time\":\"";
  private static final String TYPE = "\",\"type\":\"sample\",\"service\":\"";
  private static final String INSTANCE = "\",\"instance\":\"";
  private static final String RUN = "\",\"run\":\"";
  private static final String SEQ = "\",\"seq\":";
  private static final int LONGEST_NUMBER = 18;

  private final String line;
  private int at;

  private SampleHead(String line) {
    this.line = line;
  }

  /**
   * The origin of a sample; null when the line is something else, or a sample that is not written
   * just as our own encoder writes it.
   */
  static @Nullable Origin read(String line) {
    return line.endsWith("}") ? new SampleHead(line).origin() : null;
  }

  private @Nullable Origin origin() {
    String time = between(TIME, TYPE);
    String service = time == null ? null : rest(INSTANCE);
    String instance = service == null ? null : rest(RUN);
    String run = instance == null ? null : rest(SEQ);
    Long seq = run == null ? null : number();
    if (time == null || service == null || instance == null || run == null || seq == null) {
      return null;
    }
    try {
      return new Origin(Instant.parse(time), service, instance, run, seq);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private @Nullable String between(String before, String after) {
    if (!line.startsWith(before)) {
      return null;
    }
    at = before.length();
    return rest(after);
  }

  /** The text up to a mark; null when another string ends before it or an escape needs decoding. */
  private @Nullable String rest(String mark) {
    int end = line.indexOf('"', at);
    if (end < 0 || !line.startsWith(mark, end)) {
      return null;
    }
    String text = line.substring(at, end);
    at = end + mark.length();
    return text.indexOf('\\') < 0 ? text : null;
  }

  private @Nullable Long number() {
    long value = 0;
    int begin = at;
    while (at < line.length()
        && Character.isDigit(line.charAt(at))
        && at - begin < LONGEST_NUMBER) {
      value = value * 10 + Character.digit(line.charAt(at++), 10);
    }
    return at > begin && at < line.length() && line.charAt(at) == ',' ? value : null;
  }
}
