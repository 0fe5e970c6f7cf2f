package io.leakscribe.launch;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * The process's own standard error. What {@code System.err} is may be the application's business by
 * the time that we are attached: a way into its log, or a stream that throws.
 */
final class StandardError {
  private StandardError() {}

  /** Writes one line, whatever line breaks the text may hold. */
  static void line(String text) {
    write("leakscribe: " + text.replace('\n', ' ').replace('\r', ' ') + System.lineSeparator());
  }

  static void stackTrace(Throwable thrown) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    thrown.printStackTrace(new PrintStream(text, true, Charset.defaultCharset()));
    write(text.toString(Charset.defaultCharset()));
  }

  // Not closed: standard error stays open for the others.
  @SuppressWarnings("resource")
  private static void write(String text) {
    try {
      new FileOutputStream(FileDescriptor.err).write(text.getBytes(Charset.defaultCharset()));
    } catch (IOException e) {
      // There is no better place to say so.
    }
  }
}
