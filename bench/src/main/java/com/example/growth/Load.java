package com.example.growth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.session.StandardManager;

/** Ways in which an application can be large. */
enum Load {
  HOLDERS {
    @Override
    void build(int size) {
      define("com/example/growth/Holder00000", size);
    }
  },
  SESSIONS {
    @Override
    void build(int size) {
      for (int i = 0; i < size; i++) {
        KEPT.add(new CartSession(i));
      }
    }
  },
  EXPIRED {
    @Override
    void build(int size) {
      StandardManager manager = new StandardManager();
      manager.setContext(new StandardContext());
      long pause = 3_600_000_000_000L / size;
      Thread worker =
          new Thread(
              () -> {
                for (long next = System.nanoTime(); ; next += pause) {
                  manager.createSession(null).expire();
                  java.util.concurrent.locks.LockSupport.parkNanos(next - System.nanoTime());
                }
              },
              "users");
      worker.setDaemon(true);
      worker.start();
    }
  },
  THREADS {
    @Override
    void build(int size) {
      CountDownLatch never = new CountDownLatch(1);
      for (int i = 0; i < size; i++) {
        Thread thread = new Thread(null, () -> await(never), "worker-" + i, 64 << 10);
        thread.setDaemon(true);
        thread.start();
      }
    }
  },
  CLASSES {
    @Override
    void build(int size) {
      define("com/example/growth/Plain00000", size);
    }
  };

  private static final List<Object> KEPT = new ArrayList<>();

  abstract void build(int size);

  private static void await(CountDownLatch never) {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void define(String template, int count) {
    Templates loader = new Templates(template);
    for (int i = 1; i <= count; i++) {
      try {
        KEPT.add(loader.define(i).getConstructor().newInstance());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Defines one class file under many names. */
  private static final class Templates extends ClassLoader {
    private final byte[] file;
    private final byte[] name;

    Templates(String template) {
      super(Load.class.getClassLoader());
      try (InputStream in = Load.class.getResourceAsStream("/" + template + ".class")) {
        file = in == null ? new byte[0] : in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      name = template.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    Class<?> define(int number) {
      byte[] renamed = file.clone();
      byte[] digits =
          String.format(java.util.Locale.ROOT, "%05d", number)
              .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      for (int i = 0; i + name.length <= renamed.length; i++) {
        if (java.util.Arrays.equals(renamed, i, i + name.length, name, 0, name.length)) {
          System.arraycopy(digits, 0, renamed, i + name.length - digits.length, digits.length);
        }
      }
      // By name: a transformer is told of it, and lets be what has none.
      String type = new String(name, java.nio.charset.StandardCharsets.US_ASCII).replace('/', '.');
      return defineClass(
          type.substring(0, type.length() - digits.length)
              + new String(digits, java.nio.charset.StandardCharsets.US_ASCII),
          renamed,
          0,
          renamed.length);
    }
  }
}
