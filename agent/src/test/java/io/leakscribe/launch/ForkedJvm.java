package io.leakscribe.launch;

import com.sun.tools.attach.VirtualMachine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A JVM beside the test's, with the packaged agent as an operator would use it. Its standard output
 * and error are collected line by line. Every wait ends after {@link #PATIENCE_SECONDS}, with the
 * output in the message.
 *
 * <p>The JVM is that of the system property {@code it.java.home}, by default the test's own.
 */
public final class ForkedJvm implements AutoCloseable {
  /** Longer than a busy machine takes, shorter than a person waits. */
  public static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final Thread reader;
  private final List<String> lines = new ArrayList<>();
  private boolean ended;

  private ForkedJvm(Process process) {
    this.process = process;
    this.reader = new Thread(this::collect, "output of " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /** The home of the JDK under test. */
  public static Path javaHome() {
    return Path.of(System.getProperty("it.java.home", System.getProperty("java.home")));
  }

  /** The packaged jar. */
  public static Path agentJar() {
    return Path.of(System.getProperty("leakscribe.it.jar", "target/leakscribe.jar"))
        .toAbsolutePath();
  }

  /** Where a class of the test's class path comes from: a jar or a directory. */
  public static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts a JVM in this directory; where it writes what it writes by default. */
  public static Builder in(Path directory) {
    return new Builder(directory);
  }

  /** The process's id. */
  public long pid() {
    return process.pid();
  }

  /** What was written so far. */
  public synchronized List<String> output() {
    return List.copyOf(lines);
  }

  /** Returns the first line that contains the text, once it has been written. */
  public String awaitLine(String text) {
    return awaitLine(line -> line.contains(text), "\"" + text + "\"");
  }

  /** Returns the first line that is wanted, once it has been written. */
  public synchronized String awaitLine(Predicate<String> wanted, String what) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    for (int seen = 0; ; ) {
      for (; seen < lines.size(); seen++) {
        if (wanted.test(lines.get(seen))) {
          return lines.get(seen);
        }
      }
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (ended || left <= 0) {
        throw new AssertionError("no line with " + what + " in the output:\n" + text());
      }
      pause(left);
    }
  }

  private void pause(long millis) {
    try {
      wait(millis);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /** Writes a line to the JVM's standard input. */
  public void tell(String line) {
    try {
      OutputStream in = process.getOutputStream();
      in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the JVM does not listen:\n" + text(), e);
    }
  }

  /** Loads the agent into it. */
  public void attach(String arguments) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(String.valueOf(pid()));
    try {
      machine.loadAgent(agentJar().toString(), arguments);
    } finally {
      machine.detach();
    }
  }

  /** Asks it to end, as an operator does (SIGTERM). */
  public void terminate() {
    // Not Process.destroy: that closes the standard input, too.
    process.toHandle().destroy();
  }

  /** Ends it as the kernel does (SIGKILL), and waits for that. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitExit();
  }

  /** Returns the exit code, once the JVM has ended and all of its output was read. */
  public int awaitExit() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the JVM does not end; its output:\n" + text());
    }
    reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private synchronized String text() {
    return String.join("\n", lines);
  }

  private void collect() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("(output ended: " + e + ")");
    } finally {
      end();
    }
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** What to start. */
  public static final class Builder {
    private final Path directory;
    private final List<String> vm = new ArrayList<>();
    private final List<Path> classPath = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private Path home = javaHome();

    private Builder(Path directory) {
      this.directory = directory;
      vm.addAll(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + directory));
    }

    /** Adds the agent, with these arguments unless they are empty. */
    public Builder agent(String arguments) {
      vm.add("-javaagent:" + agentJar() + (arguments.isEmpty() ? "" : "=" + arguments));
      return this;
    }

    /** Adds options of the JVM. */
    public Builder vm(String... options) {
      vm.addAll(Arrays.asList(options));
      return this;
    }

    /** Adds to the class path, which always has the test's classes. */
    public Builder with(Class<?>... types) {
      Arrays.stream(types).map(ForkedJvm::placeOf).forEach(classPath::add);
      return this;
    }

    /** Sets an environment variable. */
    public Builder environment(String name, String value) {
      environment.put(name, value);
      return this;
    }

    /** Takes another JVM. */
    public Builder home(Path javaHome) {
      this.home = javaHome;
      return this;
    }

    /** Runs the main class. */
    public ForkedJvm start(Class<?> main, String... arguments) throws IOException {
      with(main);
      List<String> command = new ArrayList<>(vm);
      command.add("-cp");
      command.add(
          String.join(
              System.getProperty("path.separator"),
              classPath.stream().map(Path::toString).toList()));
      command.add(main.getName());
      command.addAll(Arrays.asList(arguments));
      return tool("java", command.toArray(new String[0]));
    }

    /** Runs the main class of a module. */
    public ForkedJvm startModule(Path modulePath, String main) throws IOException {
      List<String> command = new ArrayList<>(vm);
      command.addAll(List.of("--module-path", modulePath.toString(), "--module", main));
      return tool("java", command.toArray(new String[0]));
    }

    /** Runs a command of the JDK with exactly these arguments. */
    public ForkedJvm tool(String name, String... arguments) throws IOException {
      return program(home.resolve("bin").resolve(name).toString(), arguments);
    }

    /** Runs any program with exactly these arguments. */
    public ForkedJvm program(String name, String... arguments) throws IOException {
      List<String> command = new ArrayList<>();
      command.add(name);
      command.addAll(Arrays.asList(arguments));
      return command(command);
    }

    /** Runs a command that leads to a JVM. */
    public ForkedJvm command(List<String> command) throws IOException {
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
      builder.environment().keySet().removeIf(Builder::steersUs);
      builder.environment().putAll(environment);
      return new ForkedJvm(builder.redirectErrorStream(true).start());
    }

    private static boolean steersUs(String variable) {
      return variable.startsWith("LEAKSCRIBE_")
          || variable.startsWith("OTEL_")
          || variable.equals("JAVA_TOOL_OPTIONS")
          || variable.equals("JDK_JAVA_OPTIONS");
    }
  }
}
