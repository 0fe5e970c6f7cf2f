package com.example.shop;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Forgets sessions that were closed or not used for the time-out. */
final class ExpiringApiSessionStore implements ApiSessionStore {

  private final Map<String, ApiSession> sessions = new ConcurrentHashMap<>();
  private final long timeoutMillis;

  ExpiringApiSessionStore(long timeoutMillis) {
    this.timeoutMillis = timeoutMillis;
  }

  @Override
  public void add(ApiSession session) {
    sessions.put(session.token(), session);
  }

  @Override
  public ApiSession find(String token, long nowMillis) {
    ApiSession session = sessions.get(token);
    if (session == null || session.closed() || session.expired(nowMillis, timeoutMillis)) {
      return null;
    }
    session.touch(nowMillis);
    return session;
  }

  @Override
  public void close(String token) {
    ApiSession session = sessions.get(token);
    if (session != null) {
      session.close();
    }
  }

  @Override
  public void cleanUp(long nowMillis) {
    sessions
        .values()
        .removeIf(session -> session.closed() || session.expired(nowMillis, timeoutMillis));
  }

  @Override
  public int size() {
    return sessions.size();
  }
}
