package com.example.corpus.service;

import com.example.corpus.Healthy;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Most connections are short, a few stay until they are closed at their greatest age: those add up
 * for long. A closed one is taken out of the registry and out of its topics.
 */
@Healthy(
    value = "WebSocket connections of heavy-tailed length, closed at last after a day",
    steps = 60_000)
public final class WebSocketHub implements Program {
  private static final double SHORTEST = 300;
  private static final double GREATEST_AGE = 20_000;
  private static final int TOPICS = 200;
  private static final int HEARTBEAT = 50;

  private final Map<Long, Connection> connections = new ConcurrentHashMap<>();
  private final Map<String, Set<Connection>> subscribers = new ConcurrentHashMap<>();
  private final SplittableRandom random = new SplittableRandom(71);
  private long opened;

  private static final class Connection {
    private final long id;
    private final String topic;
    private final double closesAt;
    private final byte[] sendBuffer = new byte[18_000];

    Connection(long id, String topic, double closesAt) {
      this.id = id;
      this.topic = topic;
      this.closesAt = closesAt;
    }

    void ping(long now) {
      sendBuffer[0] = (byte) now;
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    double due = 0;
    for (long step = 0; pace.next(); step++) {
      for (due += 0.5 + 0.6 * Math.min(1, step / 30_000.0); due >= 1; due--) {
        open(step);
      }
      if (step % HEARTBEAT == 0) {
        heartbeat(step);
      }
    }
  }

  private void open(long now) {
    double length = Math.min(GREATEST_AGE, SHORTEST / (1 - random.nextDouble()));
    String topic = "room-" + random.nextInt(TOPICS);
    Connection connection = new Connection(opened++, topic, now + length);
    connections.put(connection.id, connection);
    subscribers.computeIfAbsent(topic, t -> ConcurrentHashMap.newKeySet()).add(connection);
  }

  private void heartbeat(long now) {
    for (Connection connection : connections.values()) {
      if (connection.closesAt <= now) {
        close(connection);
      } else {
        connection.ping(now);
      }
    }
  }

  private void close(Connection connection) {
    connections.remove(connection.id);
    subscribers.computeIfPresent(
        connection.topic,
        (topic, members) -> {
          members.remove(connection);
          return members.isEmpty() ? null : members;
        });
  }
}
