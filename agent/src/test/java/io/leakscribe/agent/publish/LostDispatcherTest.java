package io.leakscribe.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.leakscribe.agent.probe.holder.ModuleOpener;
import io.leakscribe.web.WebServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The JDK's own server, whose dispatcher dies of an error as it does where memory is out. */
final class LostDispatcherTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private static final Logger JDK = Logger.getLogger("com.sun.net.httpserver");

  private final AtomicReference<Thread> dispatcher = new AtomicReference<>();

  @Test
  void its_port_is_free_again() throws Exception {
    Handler deadly = new Deadly();
    JDK.setLevel(Level.ALL);
    JDK.addHandler(deadly);
    try {
      loseAndRelease();
    } finally {
      JDK.removeHandler(deadly);
      JDK.setLevel(null);
    }
  }

  private void loseAndRelease() throws Exception {
    WebServer lost = start(0, new FirstOnly());
    int port = lost.address().getPort();
    try (Socket socket = new Socket(LOOPBACK, port)) {
      socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      Awaitility.await().dontCatchUncaughtExceptions().until(() -> dispatcher.get() != null);
    }
    Awaitility.await().dontCatchUncaughtExceptions().until(() -> !dispatcher.get().isAlive());

    lost.closeWithoutDispatcher(ModuleOpener.by(ByteBuddyAgent.install())::open);

    try (WebServer next = start(port, Thread::new)) {
      assertThat(next.address().getPort()).isEqualTo(port);
    }
  }

  private static WebServer start(int port, ThreadFactory threads) throws Exception {
    return WebServer.start(
        new InetSocketAddress(LOOPBACK, port),
        null,
        new WebServer.Limits(1, 1, Duration.ofSeconds(10)),
        threads,
        visit -> {
          throw new IOException("nobody asks");
        },
        line -> {});
  }

  /** The watchdog gets its thread; for a request there is none. */
  private static final class FirstOnly implements ThreadFactory {
    private final AtomicInteger made = new AtomicInteger();

    @Override
    public Thread newThread(Runnable task) {
      if (made.getAndIncrement() > 0) {
        throw new NoThread();
      }
      return new Thread(task);
    }
  }

  /** The dispatcher outlives an error unless the next comes while it says so. */
  private final class Deadly extends Handler {
    @Override
    public void publish(LogRecord record) {
      boolean isDispatcher = Thread.currentThread().getName().equals("HTTP-Dispatcher");
      if (isDispatcher && record.getThrown() instanceof NoThread) {
        dispatcher.set(Thread.currentThread());
        throw new NoThread();
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /** Stands for an OutOfMemoryError, at which JUnit would give up. */
  private static final class NoThread extends Error {
    private static final long serialVersionUID = 1;
  }
}
