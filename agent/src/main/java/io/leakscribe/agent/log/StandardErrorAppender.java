package io.leakscribe.agent.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Writes a line an event to the process's standard error itself, not to {@code System.err}: that
 * may be the application's own stream by now, closed, or a way back into its logging.
 *
 * <p>May block while nobody reads the stream: never log on a thread of the application.
 */
final class StandardErrorAppender extends AppenderBase<ILoggingEvent> {
  private final OutputStream out;

  StandardErrorAppender() {
    this(new FileOutputStream(FileDescriptor.err));
  }

  StandardErrorAppender(OutputStream out) {
    this.out = out;
    setName("stderr");
  }

  @Override
  protected void append(ILoggingEvent event) {
    StringBuilder line = new StringBuilder("leakscribe: ").append(event.getLevel()).append(' ');
    line.append(oneLine(event.getFormattedMessage()));
    Throwable thrown = thrown(event);
    if (thrown != null) {
      line.append(": ").append(oneLine(thrown.toString()));
    }
    line.append(System.lineSeparator());
    write(line.toString());
    if (thrown != null && LoggerFactory.getLogger(AgentLog.OURS).isDebugEnabled()) {
      write(StackTraces.of(thrown));
    }
  }

  private static @Nullable Throwable thrown(ILoggingEvent event) {
    return event.getThrowableProxy() instanceof ThrowableProxy proxy ? proxy.getThrowable() : null;
  }

  /** Names of classes may hold anything, and a terminal obeys control characters. */
  private static String oneLine(@Nullable String text) {
    return String.valueOf(text).replaceAll("\\R|\\p{Cc}", " ");
  }

  private void write(String text) {
    try {
      // One call for one line, so that lines of the application do not come between.
      out.write(text.getBytes(Charset.defaultCharset()));
      out.flush();
    } catch (IOException e) {
      // Standard error is closed: there is no better place to say so.
    }
  }
}
