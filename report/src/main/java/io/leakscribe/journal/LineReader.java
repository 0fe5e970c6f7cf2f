package io.leakscribe.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads lines of bounded length from bytes that may hold anything. */
final class LineReader implements Closeable {
  static final int MAX_LINE = 1 << 20;

  /**
   * One line.
   *
   * @param text its text; null when it is not UTF-8 or too long
   * @param whole whether a line end followed: the last line of a killed process may be torn
   * @param tooLong whether it was longer than {@link #MAX_LINE} bytes
   */
  record Line(@Nullable String text, boolean whole, boolean tooLong) {}

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);

  LineReader(InputStream in) {
    this.in = in;
  }

  static LineReader open(Path file) throws IOException {
    return new LineReader(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
  }

  /** The next line, or null at the end of the file. */
  @Nullable Line next() throws IOException {
    line.reset();
    boolean tooLong = false;
    int read = in.read();
    if (read < 0) {
      return null;
    }
    for (; read >= 0 && read != '\n'; read = in.read()) {
      tooLong |= line.size() >= MAX_LINE;
      if (!tooLong) {
        line.write(read);
      }
    }
    return new Line(tooLong ? null : decode(line.toByteArray()), read == '\n', tooLong);
  }

  private static @Nullable String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
