package com.example.shop;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Marks a session ended at logout, so that the dashboard can tell logouts from lost visitors. */
final class TrackingSessionRegistry implements SessionRegistry {

  private final Map<String, ShopSession> sessions = new ConcurrentHashMap<>();

  @Override
  public void opened(ShopSession session) {
    sessions.put(session.id(), session);
  }

  @Override
  public void loggedOut(ShopSession session) {
    session.end();
  }

  @Override
  public void expired(ShopSession session) {
    session.end();
    sessions.remove(session.id());
  }

  @Override
  public long active() {
    return sessions.values().stream().filter(session -> !session.ended()).count();
  }

  @Override
  public int size() {
    return sessions.size();
  }
}
