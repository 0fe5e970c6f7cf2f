package com.example.shop;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a session for as long as its customer is in the shop. */
final class DirectSessionRegistry implements SessionRegistry {

  private final Map<String, ShopSession> sessions = new ConcurrentHashMap<>();

  @Override
  public void opened(ShopSession session) {
    sessions.put(session.id(), session);
  }

  @Override
  public void loggedOut(ShopSession session) {
    session.end();
    sessions.remove(session.id());
  }

  @Override
  public void expired(ShopSession session) {
    session.end();
    sessions.remove(session.id());
  }

  @Override
  public long active() {
    return sessions.size();
  }

  @Override
  public int size() {
    return sessions.size();
  }
}
