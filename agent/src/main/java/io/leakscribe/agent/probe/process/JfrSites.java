package io.leakscribe.agent.probe.process;

import io.leakscribe.agent.observe.ThreadNames;
import io.leakscribe.agent.thread.AgentThreads;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedClassLoader;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingStream;
import org.jspecify.annotations.Nullable;

/**
 * Listens to the start of threads and the definition of classes until it is closed. Needs {@code
 * jdk.jfr}: load it lazily. Runs on a daemon thread of its own.
 */
final class JfrSites implements AutoCloseable {
  private static final long MAX_BYTES = 4L << 20;
  private static final List<String> NOT_APPLICATION =
      List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "io.leakscribe.agent.");

  private final @Nullable SiteTally threads;
  private final @Nullable SiteTally loaders;
  private final Consumer<Throwable> onError;
  private final Consumer<String> log;
  private @Nullable RecordingStream stream;
  private boolean closed;

  /**
   * Begins to listen.
   *
   * @param onError takes what fails at one event; else the recorder would print it to the
   *     application's standard error
   * @param log takes a line when nothing can be heard
   */
  JfrSites(
      @Nullable SiteTally threads,
      @Nullable SiteTally loaders,
      Consumer<Throwable> onError,
      Consumer<String> log) {
    this.threads = threads;
    this.loaders = loaders;
    this.onError = onError;
    this.log = log;
    AgentThreads.daemon("leakscribe-sites", this::run).start();
  }

  @Override
  public void close() {
    RecordingStream open;
    synchronized (this) {
      closed = true;
      open = stream;
    }
    if (open != null) {
      open.close();
    }
  }

  private void run() {
    try {
      RecorderSpace.require();
      listen();
    } catch (Throwable e) {
      log.accept("sites of threads and class loaders stay unknown: no flight recorder (" + e + ")");
    } finally {
      publish(null);
    }
  }

  private void listen() {
    Set<Long> before = ids();
    try (RecordingStream opened = new RecordingStream()) {
      tellWhose(before);
      opened.setMaxAge(Duration.ofMinutes(1));
      opened.setMaxSize(MAX_BYTES);
      opened.onError(onError);
      if (threads != null) {
        opened.enable("jdk.ThreadStart").withStackTrace();
        opened.onEvent("jdk.ThreadStart", event -> thread(threads, event));
      }
      if (loaders != null) {
        opened.enable("jdk.ClassDefine").withStackTrace();
        opened.onEvent("jdk.ClassDefine", event -> defined(loaders, event));
      }
      if (publish(opened)) {
        opened.start();
      }
    }
  }

  /** For those who look at the recordings of this JVM, of whom our other probes are some. */
  private static void tellWhose(Set<Long> before) {
    List<Recording> made =
        FlightRecorder.getFlightRecorder().getRecordings().stream()
            .filter(one -> !before.contains(one.getId()))
            .toList();
    if (made.size() == 1) {
      made.get(0).setName("leakscribe sites");
    }
  }

  private static Set<Long> ids() {
    return FlightRecorder.getFlightRecorder().getRecordings().stream()
        .map(Recording::getId)
        .collect(Collectors.toSet());
  }

  private synchronized boolean publish(@Nullable RecordingStream opened) {
    stream = opened;
    return !closed;
  }

  private static void thread(SiteTally tally, RecordedEvent event) {
    RecordedThread started = event.getThread("thread");
    String name = started == null ? null : started.getJavaName();
    String site = site(event.getStackTrace(), "");
    if (name != null && site != null) {
      tally.count(ThreadNames.pattern(name), site);
    }
  }

  private static void defined(SiteTally tally, RecordedEvent event) {
    RecordedClassLoader loader = event.getValue("definingClassLoader");
    RecordedClass type = loader == null ? null : loader.getType();
    String site = type == null ? null : site(event.getStackTrace(), type.getName());
    if (type != null && site != null) {
      tally.count(type.getName(), site);
    }
  }

  /**
   * First frame of the application or of a library of its; null where there is none.
   *
   * @param loaderClass whose own frames say nothing, unless there are no others
   */
  private static @Nullable String site(@Nullable RecordedStackTrace stack, String loaderClass) {
    if (stack == null) {
      return null;
    }
    String inLoader = null;
    for (RecordedFrame frame : stack.getFrames()) {
      String type = frame.isJavaFrame() ? frame.getMethod().getType().getName() : "java.";
      if (NOT_APPLICATION.stream().noneMatch(type::startsWith)) {
        if (!type.equals(loaderClass)) {
          return describe(type, frame);
        }
        inLoader = inLoader == null ? describe(type, frame) : inLoader;
      }
    }
    return inLoader;
  }

  /** The recorder keeps no file names; the outermost class gives it away. */
  private static String describe(String type, RecordedFrame frame) {
    String simple = type.substring(type.lastIndexOf('.') + 1);
    int nested = simple.indexOf('$', 1);
    String file = (nested < 0 ? simple : simple.substring(0, nested)) + ".java";
    String line = frame.getLineNumber() < 0 ? "" : ":" + frame.getLineNumber();
    return type + "." + frame.getMethod().getName() + "(" + file + line + ")";
  }
}
