package io.leakscribe.bench.service;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends the mix over a few connections and polls for the answers, without ever sleeping: on a
 * processor of its own, what it measures is then the service and not how fast somebody wakes up.
 * Not thread-safe.
 */
final class Client implements Closeable {
  private static final long GIVE_UP_NANOS = 30_000_000_000L;

  private final List<Connection> connections = new ArrayList<>();
  private final Mix mix;
  private Latencies latencies = new Latencies(0);
  private long errors;
  private long lastAnswer;

  private Client(Mix mix) {
    this.mix = mix;
  }

  /** Connects, and makes the first order. */
  static Client to(int port, int connections, Mix mix) throws IOException {
    Client client = new Client(mix);
    for (int i = 0; i < connections; i++) {
      client.connections.add(Connection.to(port));
    }
    Connection first = client.connections.get(0);
    first.send(mix.first(), System.nanoTime());
    client.lastAnswer = System.nanoTime();
    while (!first.poll()) {
      client.requireProgress(System.nanoTime());
    }
    return client;
  }

  /** Sends the sequence of this seed from its first request on, however many there were before. */
  void goOnWith(long seed) {
    mix.goOnWith(seed);
  }

  /** As many requests as the service can do: each connection sends when it has its answer. */
  Phase saturate(int requests) throws IOException {
    return run(requests, requests, 0);
  }

  /**
   * So many a second, whether answers come or not. A latency counts from when the request should
   * have been sent.
   */
  Phase pace(double perSecond, double seconds) throws IOException {
    int requests = (int) (perSecond * seconds);
    return run(requests, requests, 1e9 / perSecond);
  }

  private Phase run(int requests, int expected, double gapNanos) throws IOException {
    latencies = new Latencies(expected);
    errors = 0;
    long fromMillis = System.currentTimeMillis();
    long start = System.nanoTime();
    lastAnswer = start;
    long sent = 0;
    while (latencies.size() < requests) {
      for (Connection connection : connections) {
        long now = System.nanoTime();
        if (connection.isBusy() && connection.poll()) {
          now = System.nanoTime();
          answered(connection, now);
        }
        long due = start + (long) (sent * gapNanos);
        if (!connection.isBusy() && sent < requests && due <= now) {
          connection.send(mix.next(), gapNanos == 0 ? now : due);
          sent++;
        }
        requireProgress(now);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Phase(
        fromMillis, System.currentTimeMillis(), seconds, latencies.size(), errors, latencies);
  }

  private void answered(Connection connection, long now) {
    latencies.add(now - connection.since());
    lastAnswer = now;
    if (!connection.isSuccess()) {
      errors++;
    }
    String session = connection.session();
    if (session != null) {
      mix.began(session);
    }
  }

  private void requireProgress(long now) throws IOException {
    if (now - lastAnswer > GIVE_UP_NANOS) {
      throw new IOException("the service has not answered for 30 s");
    }
  }

  @Override
  public void close() throws IOException {
    for (Connection connection : connections) {
      connection.close();
    }
  }
}
