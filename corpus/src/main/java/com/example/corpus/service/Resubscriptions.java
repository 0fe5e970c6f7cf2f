package com.example.corpus.service;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A chat server: a client whose connection broke subscribes to its rooms again and forgets the
 * tokens of the first time; when it leaves, it cancels only those that it knows.
 */
@Leak(
    value = "subscriptions made twice by clients that reconnect, of which one is cancelled",
    holders = {
      "com\\.example\\.corpus\\.service\\.Resubscriptions\\$Hub\\.rooms",
      "com\\.example\\.corpus\\.service\\.Resubscriptions\\$Room\\.listeners"
    },
    sites = {"Resubscriptions(\\$(Hub|Client))?\\.(subscribe|connect|<init>|lambda|run)"})
public final class Resubscriptions implements Program {
  private static final int ONLINE = 300;
  private static final int ROOMS = 60;

  private record Token(int room, long number) {}

  /** Who listens in one room. */
  private static final class Room {
    private final Map<Token, Consumer<String>> listeners = new ConcurrentHashMap<>();
  }

  private static final class Hub {
    private final Map<Integer, Room> rooms = new ConcurrentHashMap<>();
    private long tokens;

    Token subscribe(int room, Consumer<String> listener) {
      Token token = new Token(room, tokens++);
      rooms.computeIfAbsent(room, first -> new Room()).listeners.put(token, listener);
      return token;
    }

    void cancel(Token token) {
      Room room = rooms.get(token.room());
      if (room != null) {
        room.listeners.remove(token);
      }
    }
  }

  /** Somebody in three rooms. */
  private static final class Client {
    private final byte[] unread = new byte[1_400];
    private final Map<Integer, Token> tokens = new HashMap<>();
    private int received;

    void connect(Hub hub, int home) {
      for (int room = home; room < home + 3; room++) {
        tokens.put(room, hub.subscribe(room, this::receive));
      }
    }

    private void receive(String text) {
      unread[received++ % unread.length] = (byte) text.length();
    }

    void leave(Hub hub) {
      tokens.values().forEach(hub::cancel);
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Hub hub = new Hub();
    Deque<Client> online = new ArrayDeque<>();
    for (int i = 0; pace.next(); i++) {
      Client client = new Client();
      client.connect(hub, i % ROOMS);
      online.addLast(client);
      if (i % 5 == 0) {
        client.connect(hub, i % ROOMS);
      }
      if (online.size() > ONLINE) {
        online.removeFirst().leave(hub);
      }
    }
  }
}
