package io.leakscribe.agent.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StandardErrorAppenderTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final LoggerContext context = new LoggerContext();

  @BeforeEach
  void start() {
    appendTo(out);
  }

  @AfterEach
  void quiet() {
    AgentLog.debug(false);
  }

  @Test
  void writes_one_line_an_event() {
    log().warn("port {} is taken", 5325);
    assertThat(text()).isEqualTo("leakscribe: WARN port 5325 is taken" + System.lineSeparator());
  }

  @Test
  void cannot_be_made_to_write_two() {
    log().warn("a\r\nleakscribe: INFO b", new IOException("c\nd"));
    assertThat(text().lines())
        .containsExactly("leakscribe: WARN a leakscribe: INFO b: java.io.IOException: c d");
  }

  @Test
  void writes_the_stack_when_asked_to() {
    AgentLog.debug(true);
    log().warn("a", new IOException("c"));
    assertThat(text()).contains("\tat " + getClass().getName());
  }

  @Test
  void bears_a_stream_that_is_closed() {
    appendTo(
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("closed");
          }
        });
    log().warn("a");
    log().warn("b");
    assertThat(context.getStatusManager().getCopyOfStatusList())
        .noneMatch(status -> status.getThrowable() != null);
  }

  @Test
  void the_configurator_lets_our_information_through_and_only_warnings_of_libraries() {
    LoggerContext configured = new LoggerContext();
    new LogConfigurator().configure(configured);
    assertThat(configured.getLogger("io.leakscribe.agent.X").getEffectiveLevel())
        .isEqualTo(Level.INFO);
    assertThat(configured.getLogger("io.micrometer.X").getEffectiveLevel()).isEqualTo(Level.WARN);
  }

  private void appendTo(OutputStream stream) {
    StandardErrorAppender appender = new StandardErrorAppender(stream);
    appender.setContext(context);
    appender.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
  }

  private Logger log() {
    return context.getLogger("test");
  }

  private String text() {
    return out.toString(Charset.defaultCharset());
  }
}
