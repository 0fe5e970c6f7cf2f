package com.example.corpus.classic;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Map;
import java.util.WeakHashMap;

/** Keeps statistics in a weak map by connection, but the statistics know their connection. */
@Leak(
    value = "weak map whose values refer to their keys",
    holders = "com\\.example\\.corpus\\.classic\\.WeakMapLeak\\$Monitor\\.statistics",
    sites = {
      "WeakMapLeak\\$Monitor\\.(opened|lambda\\$.*)",
      "WeakMapLeak\\$(Connection|Statistics)\\.<init>",
      "WeakMapLeak\\.serve"
    })
public final class WeakMapLeak implements Program {

  /** A client's connection. */
  private static final class Connection {
    private final byte[] buffer = new byte[600];
  }

  /** What happened on a connection. */
  private static final class Statistics {
    private final Connection connection;
    private long bytes;

    Statistics(Connection connection) {
      this.connection = connection;
    }

    long count() {
      return bytes += connection.buffer.length;
    }
  }

  /** Knows the statistics of the connections that live. */
  private static final class Monitor {
    private final Map<Connection, Statistics> statistics = new WeakHashMap<>();

    Statistics opened(Connection connection) {
      return statistics.computeIfAbsent(connection, Statistics::new);
    }
  }

  private final Monitor monitor = new Monitor();

  @Override
  public void run(Pace pace) throws Exception {
    long bytes = 0;
    while (pace.next()) {
      bytes += serve();
    }
    System.out.println("bytes " + bytes);
  }

  private long serve() {
    Connection connection = new Connection();
    return monitor.opened(connection).count();
  }
}
