package com.example.corpus.classic;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Connections are removed from the index by id, but not from the one by address. */
@Leak(
    value = "removed from one index, forgotten in the second",
    holders = "com\\.example\\.corpus\\.classic\\.HalfRemovedLeak\\$ConnectionManager\\.byAddress",
    sites = {
      "HalfRemovedLeak\\$ConnectionManager\\.connected",
      "HalfRemovedLeak\\$Connection\\.<init>"
    })
public final class HalfRemovedLeak implements Program {
  private static final int OPEN = 500;

  private final ConnectionManager manager = new ConnectionManager();

  /** One client. */
  private record Connection(long id, String address, byte[] buffer) {}

  /** Knows who is connected. */
  private static final class ConnectionManager {
    private final Map<Long, Connection> byId = new ConcurrentHashMap<>();
    private final Map<String, Connection> byAddress = new ConcurrentHashMap<>();

    void connected(long id, String address) {
      Connection connection = new Connection(id, address, new byte[512]);
      byId.put(id, connection);
      byAddress.put(address, connection);
    }

    void disconnected(long id) {
      byId.remove(id);
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (long id = 0; pace.next(); id++) {
      manager.connected(id, "10.0." + id % 256 + "." + id % 250 + ":" + id);
      manager.disconnected(id - OPEN);
    }
  }
}
