package io.leakscribe.draft;

import java.io.IOException;
import java.io.Writer;

/** Takes text up to a bound, and fails beyond it. */
final class BoundedText extends Writer {
  private final StringBuilder text = new StringBuilder();
  private final int most;

  BoundedText(int most) {
    this.most = most;
  }

  @Override
  public void write(char[] chars, int from, int count) throws IOException {
    if (text.length() + count > most) {
      throw new IOException("more than " + most + " characters");
    }
    text.append(chars, from, count);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return text.toString();
  }
}
