package io.leakscribe.journal;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads lines of bounded length from bytes that may hold anything. */
final class LineReader implements Closeable {
  static final int MAX_LINE = 1 << 20;

  private static final int BUFFER = 1 << 16;

  /**
   * One line.
   *
   * @param text its text; null when it is not UTF-8 or too long
   * @param whole whether a line end followed: the last line of a killed process may be torn
   * @param tooLong whether it was longer than {@link #MAX_LINE} bytes
   */
  record Line(@Nullable String text, boolean whole, boolean tooLong) {}

  private final InputStream in;
  private final ReadPlan.Progress progress;
  private final byte[] buffer = new byte[BUFFER];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private int from;
  private int to;

  LineReader(InputStream in, ReadPlan.Progress progress) {
    this.in = in;
    this.progress = progress;
  }

  static LineReader open(Path file) throws IOException {
    return open(file, ReadPlan.Progress.NONE);
  }

  static LineReader open(Path file, ReadPlan.Progress progress) throws IOException {
    return new LineReader(Files.newInputStream(file), progress);
  }

  /** The next line, or null at the end of the file. */
  @Nullable Line next() throws IOException {
    line.reset();
    boolean tooLong = false;
    boolean begun = false;
    while (from < to || fill()) {
      begun = true;
      int end = lineEnd();
      tooLong |= line.size() + (end - from) > MAX_LINE;
      if (!tooLong) {
        line.write(buffer, from, end - from);
      }
      boolean whole = end < to;
      from = whole ? end + 1 : end;
      if (whole) {
        return line(true, tooLong);
      }
    }
    return begun ? line(false, tooLong) : null;
  }

  private Line line(boolean whole, boolean tooLong) {
    return new Line(tooLong ? null : decode(line.toByteArray()), whole, tooLong);
  }

  /** Where the line ends, or the end of what has been read. */
  private int lineEnd() {
    int end = from;
    while (end < to && buffer[end] != '\n') {
      end++;
    }
    return end;
  }

  private boolean fill() throws IOException {
    int read = in.read(buffer, 0, buffer.length);
    from = 0;
    to = Math.max(0, read);
    progress.read(to);
    return read > 0;
  }

  private @Nullable String decode(byte[] bytes) {
    try {
      return decoder.decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
