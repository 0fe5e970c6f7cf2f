package com.example.shop;

/** The sessions of the mobile clients, by token. */
interface ApiSessionStore {

  void add(ApiSession session);

  /** The session of that token, touched; null when unknown, closed or expired. */
  ApiSession find(String token, long nowMillis);

  void close(String token);

  /** Removes what is over; called every few seconds. */
  void cleanUp(long nowMillis);

  int size();
}
