package io.leakscribe.trials.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.journal.Event;
import io.leakscribe.launch.ForkedJvm;
import io.leakscribe.launch.Journals;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server in a process of its own, with the packaged agent.
 *
 * @param application where the application answers, ends in a slash
 * @param journals what the agent wrote
 */
record Server(ForkedJvm jvm, URI application, Journals journals) implements AutoCloseable {
  /** What a class that was changed wrongly, or a lock that was taken wrongly, leaves behind. */
  private static final Pattern HARM =
      Pattern.compile(
          "LinkageError|VerifyError|ClassCircularityError|NoClassDefFoundError|ClassFormatError"
              + "|IllegalAccessError|NoSuch(Method|Field)Error|StackOverflowError"
              + "|[Dd]eadlock|SIGSEGV"
              // Tomcat's words for what would keep an application that was undeployed.
              + "|appears to have started a thread|created a ThreadLocal with key");

  private static final int SIGTERM = 143;

  /**
   * Waits for the line that tells the port.
   *
   * @param port matches that line; group 1 is the port
   * @param context path of the application
   */
  static Server of(ForkedJvm jvm, Pattern port, String context, Path dir) {
    String line = jvm.awaitLine(text -> port.matcher(text).find(), port.pattern());
    Matcher found = port.matcher(line);
    assertThat(found.find()).isTrue();
    URI application = URI.create("http://127.0.0.1:" + found.group(1) + context);
    return new Server(jvm, application, Journals.in(dir));
  }

  /** What the agent's own endpoint says. */
  Scrape scrape() {
    int port = journals.await(Event.AgentStarted.class, started -> true).port();
    return Scrape.of(Web.get(URI.create("http://127.0.0.1:" + port + "/metrics")).body());
  }

  /** The lines that the agent wrote. */
  List<String> agentLines() {
    return jvm.output().stream().filter(line -> line.contains("leakscribe: ")).toList();
  }

  /** Ends it as its supervisor does; it ends as without the agent, and nothing came to harm. */
  void endsUnharmed() throws InterruptedException {
    assertThat(scrape().sum("leakscribe_agent_errors_total", "")).isZero();
    jvm.terminate();
    endedUnharmed(SIGTERM);
  }

  /** It has been told to end, and does. */
  void endedUnharmed(int exitCode) throws InterruptedException {
    assertThat(jvm.awaitExit()).as("%s", jvm.output()).isEqualTo(exitCode);
    assertThat(jvm.output())
        .noneMatch(line -> HARM.matcher(line).find())
        .noneMatch(line -> line.contains("io.leakscribe."));
    assertThat(journals.events(Event.AgentStarted.class)).hasSize(1);
    assertThat(journals.events()).last().isInstanceOf(Event.AgentStopped.class);
  }

  @Override
  public void close() {
    jvm.close();
  }
}
